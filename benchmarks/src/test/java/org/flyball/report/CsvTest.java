package org.flyball.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {

  @Test
  void figure_isTidy() {
    Figure figure =
        Figure.of("f", "t")
            .with(
                Series.line("with, comma", new double[] {1, 2}, new double[] {0x1p-44, Double.NaN})
                    .band(new double[] {0, 1}, new double[] {1e10, 1.5}))
            .with(Series.line("say \"hi\"", new double[] {1}, new double[] {-3}))
            .with(Series.line("empty", new double[0], new double[0]))
            .with(Mark.horizontal("level", 59.1))
            .with(Mark.vertical("place", 1.56));
    assertEquals(
        """
        curve,x,y,low,high
        "with, comma",1.0,5.684341886080802E-14,0.0,1.0E10
        "with, comma",2.0,,1.0,1.5
        "say ""hi\""",1.0,-3.0,,
        level,,59.1,,
        place,1.56,,,
        """,
        Csv.of(figure));
  }

  @Test
  void categories_goByName() {
    Figure figure =
        Figure.of("f", "t")
            .x(Axis.categories("matrix", List.of("lund_a", "nos3")))
            .with(Series.bars("omega = 1", 420, 310));
    assertEquals(
        "curve,x,y,low,high\nomega = 1,lund_a,420.0,,\nomega = 1,nos3,310.0,,\n", Csv.of(figure));
  }

  @Test
  void table_isInFull() {
    Table table = Table.of("t", "t", "policy", "cost").row("a,b", 1.0 / 3).row("c", 7);
    assertEquals("policy,cost\n\"a,b\",0.3333333333333333\nc,7\n", Csv.of(table));
  }
}
