package org.flyball.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class QuestionsTest {

  /** A benchmark that is renamed, or loses a parameter, must not drop out of the page unseen. */
  @Test
  void everyEntrant_isABenchmarkThatExists() {
    Set<String> known =
        Trial.matching(Pattern.compile("")).stream().map(Trial::key).collect(Collectors.toSet());
    for (Trial trial : Trial.shortSet()) {
      assertTrue(known.contains(trial.key()), trial.key());
    }
  }

  @Test
  void everyQuestion_hasOursAndItsReference() {
    Set<String> ids = new HashSet<>();
    for (Question question : Questions.all()) {
      assertTrue(ids.add(question.id()), question.id());
      assertTrue(question.entrants().contains(question.reference()), question.id());
      assertEquals(Question.Role.OURS, question.entrants().get(0).role(), question.id());
      assertTrue(question.units() >= 1, question.id());
      for (Question.Entrant entrant : question.entrants()) {
        assertTrue(entrant.name().length() <= 32, entrant.name()); // else the table cuts it
      }
    }
  }

  @Test
  void product_isEveryCombination() {
    Map<String, String[]> values = new TreeMap<>();
    values.put("a", new String[] {"1", "2"});
    values.put("b", new String[] {"x", "y"});
    assertEquals(
        List.of(
            Map.of("a", "1", "b", "x"),
            Map.of("a", "1", "b", "y"),
            Map.of("a", "2", "b", "x"),
            Map.of("a", "2", "b", "y")),
        Trial.product(values));
    assertEquals(List.of(Map.of()), Trial.product(Map.of()));
  }

  @Test
  void stop_measuresNothing() throws Exception {
    Bench stopped = new Bench(Bench.Length.SHORT, () -> true);
    assertTrue(stopped.run(new Trial("NoBenchmark.atAll", Map.of())).isEmpty());
  }
}
