package org.flyball.performance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the entrants of a question did.
 *
 * @param question what was asked
 * @param standings those that were measured, in the question's order
 */
public record Answer(Question question, List<Standing> standings) {

  /**
   * How one did.
   *
   * @param entrant who
   * @param measured its times
   * @param toReference its ratio to the reference of the same run; empty if that was not measured
   * @param change what results of before say; empty if there are none
   * @param file the file of those results; empty if there are none
   */
  public record Standing(
      Question.Entrant entrant,
      Measurement measured,
      Optional<Ratio> toReference,
      Optional<Comparison> change,
      String file) {}

  /** The questions that these results can answer, even in part. */
  public static List<Answer> of(Results results, Baseline baseline) {
    List<Answer> answers = new ArrayList<>();
    for (Question question : Questions.all()) {
      List<Standing> standings = new ArrayList<>();
      Optional<Measurement> reference = results.find(question.reference().key());
      for (Question.Entrant entrant : question.entrants()) {
        results
            .find(entrant.key())
            .ifPresent(now -> standings.add(standing(question, entrant, now, reference, baseline)));
      }
      if (!standings.isEmpty()) {
        answers.add(new Answer(question, standings));
      }
    }
    return answers;
  }

  private static Standing standing(
      Question question,
      Question.Entrant entrant,
      Measurement now,
      Optional<Measurement> reference,
      Baseline baseline) {
    Optional<Baseline.Found> before =
        baseline.find(entrant.key(), Optional.of(question.reference().key()));
    return new Standing(
        entrant,
        now,
        reference.map(its -> Ratio.of(now, its)),
        before.map(
            found ->
                entrant.equals(question.reference())
                    ? Comparison.raw(now, found.then())
                    : compare(now, reference, found)),
        before.map(Baseline.Found::file).orElse(""));
  }

  private static Comparison compare(
      Measurement now, Optional<Measurement> reference, Baseline.Found found) {
    return reference.isPresent() && found.reference().isPresent()
        ? Comparison.relative(
            now, reference.orElseThrow(), found.then(), found.reference().orElseThrow())
        : Comparison.raw(now, found.then());
  }

  /** What was measured and belongs to no question. */
  public static List<Measurement> others(Results results) {
    Set<String> known = new HashSet<>();
    Questions.all().forEach(q -> q.entrants().forEach(entrant -> known.add(entrant.key())));
    return results.measurements().stream().filter(one -> !known.contains(one.key())).toList();
  }

  /** The time of one unit of the question. */
  public double perUnit(double nanos) {
    return nanos / question.units();
  }
}
