package org.flyball.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextTest {

  @Test
  void ascii_spellsOutTheSignsOfTheReport() {
    assertEquals(
        "<= 1.2 times, ~ 164 441 +- 1 %, 3*10^-12 omega?",
        Ascii.of(
            "\u2264 1.2\u00a0times, \u2248 164\u202f441 \u00b1 1\u00a0%, 3\u00b710\u207b\u00b9\u00b2"
                + " \u03c9\u4e2d"));
  }

  @Test
  void wrap_breaksAtBlanksAndCutsLongWords() {
    assertEquals(List.of("one two", "three"), Ascii.wrap(" one two  three", 8));
    assertEquals(List.of("a", "longlong", "word b"), Ascii.wrap("a longlongword b", 8));
    assertEquals(List.of(""), Ascii.wrap("", 8));
  }

  @Test
  void closestWord_isNearOrNone() {
    List<String> words = List.of("relax-shifts", "relax-real");
    assertEquals(Optional.of("relax-shifts"), ClosestWord.to("relax-shfits", words));
    assertEquals(Optional.of("relax-real"), ClosestWord.to("relax-r", words));
    assertEquals(Optional.empty(), ClosestWord.to("sor", words));
    assertEquals(3, ClosestWord.distance("kitten", "sitting"));
    assertEquals(4, ClosestWord.distance("", "four"));
  }

  @Test
  void durations_useTheUnitsOfPeople() {
    assertEquals("0.02 s", Durations.words(0.02));
    assertEquals("1.5 s", Durations.words(1.5));
    assertEquals("10 s", Durations.words(9.97));
    assertEquals("3 min 5 s", Durations.words(185));
    assertEquals("10 min", Durations.words(600));
    assertEquals("2 h 10 min", Durations.words(7800));
  }

  @Test
  void grids_areReadInThreeWays() {
    assertEquals(1.95, GridChoice.parse("1:1.95:20").grid().get(19), 1e-15);
    assertEquals(20, GridChoice.DEFAULT.grid().size());
    assertEquals(2 / 1.01, GridChoice.DEFAULT.grid().get(19), 1e-15);
    assertEquals(1.2, GridChoice.parse("1,1.2,1.8").grid().get(1));
  }
}
