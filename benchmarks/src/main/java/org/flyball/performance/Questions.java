package org.flyball.performance;

import java.util.List;
import java.util.Map;
import org.flyball.performance.Question.Entrant;
import org.flyball.performance.Question.Role;

/** The questions of the short set, which is all that the page draws. */
public final class Questions {

  private static final Map<String, String> NONE = Map.of();

  private Questions() {}

  /** All of them, in the order of the page. */
  public static List<Question> all() {
    return List.of(
        sor("200", "in cache, 40 000 unknowns"),
        sor("1000", "in memory, a million unknowns"),
        krylovStep(),
        krylovSolve(),
        topK(),
        federated(),
        walk(),
        scheduleAt(),
        scheduleWhole(),
        adamW());
  }

  private static Question sor(String side, String where) {
    String name = "SorBenchmark.";
    Map<String, String> params = Map.of("side", side);
    Entrant triad = limit("memory limit, 84-byte triad", name + "triad", params);
    double rows = Math.pow(Double.parseDouble(side), 2);
    return new Question(
        "sor-" + side,
        "One SOR sweep of the 5-point Laplacian, " + where,
        "row",
        rows,
        "Flyball's step computes the exact residual and its norm in the same pass; the textbook loop"
            + " and ojAlgo sweep blindly, and EJML's product is y = A x alone.",
        triad,
        List.of(
            ours("Flyball Sor, a step", name + "flyball", params),
            rival("textbook loop, a blind sweep", name + "textbook", params),
            rival("ojAlgo GaussSeidelSolver, blind", name + "ojalgo", params),
            rival("EJML sparse product, no sweep", name + "ejmlProduct", params),
            triad));
  }

  private static Question krylovStep() {
    String name = "KrylovBenchmark.";
    Map<String, String> params = Map.of("side", "200");
    Entrant triad = limit("memory limit, 152-byte triad", name + "triad", params);
    return new Question(
        "cg-step",
        "One step of conjugate gradients, 40 000 unknowns",
        "row",
        40_000,
        "SSOR-CG needs far fewer steps than plain CG, which the whole solves below show. Eisenstat's"
            + " form needs no product, so its step costs a fraction of the standard form's.",
        triad,
        List.of(
            ours("Flyball SsorCg, Eisenstat's form", name + "step", params),
            ours("Flyball ConjugateGradient, plain", name + "stepPlain", params),
            rival("textbook SSOR-CG, standard form", name + "stepStandard", params),
            rival("ojAlgo conjugate gradients", name + "stepOjalgo", params),
            triad));
  }

  private static Question krylovSolve() {
    String name = "KrylovBenchmark.";
    Map<String, String> params = Map.of("side", "200");
    Entrant commons = rival("commons-math3 CG, our product", name + "solveCommonsMath", params);
    return new Question(
        "cg-solve",
        "A whole solve to a relative residual of 1e-8, 40 000 unknowns",
        "solve",
        1,
        "Every solver's true residual is checked. There is no memory limit for a solve, so ratios are"
            + " taken to commons-math3, which works over Flyball's product.",
        commons,
        List.of(
            ours("Flyball SsorCg at Young's omega", name + "solveFlyball", params),
            ours("Flyball ConjugateGradient, plain", name + "solveFlyballPlain", params),
            commons,
            rival("ojAlgo ConjugateGradientSolver", name + "solveOjalgo", params)));
  }

  private static Question topK() {
    String name = "TopKBenchmark.";
    Map<String, String> params = Map.of("dimension", "1000000", "k", "10000");
    Entrant read = limit("one pass that reads every entry", name + "readPass", params);
    return new Question(
        "top-k",
        "The 10 000 largest of a million entries",
        "entry",
        1_000_000,
        "Indices and values come out, ready to be sent.",
        read,
        List.of(
            ours("Flyball TopK", name + "flyball", params),
            rival("commons-numbers Selection", name + "commonsNumbers", params),
            rival("PriorityQueue of the JDK", name + "priorityQueue", params),
            read));
  }

  private static Question federated() {
    String name = "FederatedBenchmark.";
    Entrant gradients = limit("the clients' gradients alone", name + "gradients", NONE);
    return new Question(
        "ef21-round",
        "One round of EF21, 20 clients",
        "round",
        1,
        "Logistic regression of the shape of w8a, Top-3 of 300 entries, every message encoded and"
            + " decoded, one thread.",
        gradients,
        List.of(
            ours("Flyball EF21, Top-3", name + "ef21", NONE),
            ours("Flyball gradient descent, dense", name + "descent", NONE),
            gradients));
  }

  private static Question walk() {
    String name = "WalkBenchmark.steps";
    Entrant chase = limit("two dependent loads", name, walker("CHASE"));
    return new Question(
        "walk-step",
        "One step of a walk on the internet's autonomous systems",
        "step",
        1,
        "22 963 nodes with hubs of up to 2390 neighbours. Two loads, the second from where the first"
            + " points, are what one token cannot do without; tokens in turn hide each other's.",
        chase,
        List.of(
            ours("Flyball simple walk", name, walker("SIMPLE")),
            ours("Flyball, 64 simple walks in turn", name, walker("TOKENS_64")),
            ours("Flyball self-repellent, alpha 10", name, walker("LATE")),
            rival(
                "JGraphT RandomWalkVertexIterator",
                "WalkRivalBenchmark.jgrapht",
                Map.of("graph", "HUBS")),
            chase));
  }

  private static Map<String, String> walker(String walker) {
    return Map.of("graph", "HUBS", "walker", walker);
  }

  private static Question scheduleAt() {
    String name = "ScheduleBenchmark.";
    Entrant formula = rival("the expression, by hand", name + "formula", NONE);
    return new Question(
        "schedule-at",
        "A schedule asked for its next value",
        "step",
        1,
        "A warm-up and then a cosine. There is no memory limit, so ratios are taken to the expression"
            + " that a user would write.",
        formula,
        List.of(
            ours("Flyball Schedule made of parts", name + "at", NONE),
            ours("Flyball Schedule from a list", name + "table", NONE),
            formula));
  }

  private static Question scheduleWhole() {
    String name = "ScheduleBenchmark.";
    Entrant sort = limit("Arrays.sort of the norms", name + "sort", NONE);
    return new Question(
        "schedule-whole",
        "A schedule of 10 000 steps refined, and certified",
        "step",
        1,
        "Nobody else has these, so ratios are taken to a sort of the same 10 000 numbers: a yardstick,"
            + " not a limit.",
        sort,
        List.of(
            ours("Flyball Refinement", name + "refine", NONE),
            ours("Flyball ScheduleCertificate", name + "certify", NONE),
            sort));
  }

  private static Question adamW() {
    String name = "OptimizerBenchmark.";
    Map<String, String> params = Map.of("dimension", "1000000");
    Entrant triad = limit("memory limit, 56-byte triad", name + "triad", params);
    return new Question(
        "adamw-step",
        "One step of AdamW over a million entries",
        "entry",
        1_000_000,
        "No Java library that we know has it on plain arrays; the rival is the printed algorithm.",
        triad,
        List.of(
            ours("Flyball AdamW", name + "flyball", params),
            rival("textbook loop", name + "textbook", params),
            triad));
  }

  private static Entrant ours(String name, String benchmark, Map<String, String> params) {
    return new Entrant(name, Role.OURS, benchmark, params);
  }

  private static Entrant rival(String name, String benchmark, Map<String, String> params) {
    return new Entrant(name, Role.RIVAL, benchmark, params);
  }

  private static Entrant limit(String name, String benchmark, Map<String, String> params) {
    return new Entrant(name, Role.LIMIT, benchmark, params);
  }
}
