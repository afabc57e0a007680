package org.flyball.reproduce;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.flyball.bandit.TsallisInf;
import org.flyball.linear.Sor;
import org.flyball.random.Seed;
import org.flyball.run.Stop;
import org.flyball.tuning.Grid;
import org.flyball.tuning.Tuned;
import org.junit.jupiter.api.Test;

class CostTableTest {

  private static CostTable small() {
    CostTable table = new CostTable(3);
    table.put(0, new int[] {5, 3, 9});
    table.put(1, new int[] {5, 4, 2});
    table.put(2, new int[] {5, 6, 1});
    return table;
  }

  @Test
  void comparators_areReadOffTheTable() {
    CostTable table = small();
    assertEquals(2, table.bestFixed());
    assertArrayEquals(new double[] {9, 2, 1}, table.fixed(2));
    assertArrayEquals(new double[] {3, 2, 1}, table.bestPerInstance());
    assertEquals(9, table.largest());
    assertEquals(1.5, CostTable.mean(table.fixed(2), 1, 3));
  }

  @Test
  void play_paysWhatATunedSolverPays_onTheSameStream() {
    Grid grid = Grid.linear(1, 1.95, 5);
    Stop stop = Stop.below(1e-8);
    Seed seed = Seed.of(3);
    int solves = 150;
    CostTable table = new CostTable(solves);
    double[] paid = new double[solves];
    Tuned tuned = Tuned.over(grid, Sor::new, stop).by(new TsallisInf(), seed.child("learner"));
    for (int t = 0; t < solves; t++) {
      ShiftedGrid.Instance instance = ShiftedGrid.draw(ShiftedGrid.Law.LOW, seed.child(t));
      int[] counts = new int[grid.size()];
      for (int arm = 0; arm < counts.length; arm++) {
        counts[arm] = (int) new Sor(grid.get(arm), stop).solve(instance.system()).steps();
      }
      table.put(t, counts);
      paid[t] = tuned.solve(instance.system()).steps();
    }
    assertArrayEquals(paid, table.play(new TsallisInf(), seed.child("learner")));
  }
}
