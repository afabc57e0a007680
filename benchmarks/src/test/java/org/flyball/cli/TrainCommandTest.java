package org.flyball.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.flyball.data.BundledData;
import org.flyball.data.MatrixMarket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainCommandTest {

  @TempDir Path folder;
  private String heart = "";

  @BeforeEach
  void writeHeart() throws IOException {
    Path file = folder.resolve("heart.libsvm");
    try (InputStream bytes = BundledData.HEART_SCALE.open()) {
      Files.copy(bytes, file);
    }
    heart = file.toString();
  }

  private Flown train(String... options) {
    List<String> all = new ArrayList<>(List.of("train", heart, "--quiet", "--format", "json"));
    all.addAll(Arrays.asList(options));
    return Flown.fly(all.toArray(String[]::new));
  }

  private static double number(JsonObject json, String key) {
    return json.get(key).getAsDouble();
  }

  @Test
  void json_hasTheDocumentedKeys() {
    Flown flown = train("--regularizer", "nonconvex:0.001", "--rounds", "20");
    assertEquals(ExitCode.DONE, flown.code(), flown.err());
    JsonObject json = flown.json();
    assertEquals(
        Set.of(
            "data",
            "method",
            "compressor",
            "loss",
            "regularizer",
            "step",
            "analysis",
            "engine",
            "seed",
            "smoothness",
            "stepSize",
            "retreats",
            "rounds",
            "why",
            "fault",
            "value",
            "gradientNormSquared",
            "firstGradientNormSquared",
            "bitsUp",
            "bitsDown",
            "paperBitsUp",
            "paperBitsDown",
            "certificates",
            "interrupted",
            "warnings",
            "seconds"),
        json.keySet());
    String help = Flown.fly("train", "--help").out();
    json.keySet().forEach(key -> assertTrue(help.contains(key), key));
    JsonObject smoothness = json.getAsJsonObject("smoothness");
    smoothness.keySet().forEach(key -> assertTrue(help.contains(key), key));
    assertEquals(270, number(json.getAsJsonObject("data"), "rows"));
    assertEquals(13, number(json.getAsJsonObject("data"), "rowsPerClient"));
    assertEquals("ef21", json.get("method").getAsString());
    assertEquals("top:1", json.get("compressor").getAsString());
    assertEquals(20, number(json, "rounds"));
    double lAm = number(smoothness, "lAm");
    double lQm = number(smoothness, "lQm");
    assertTrue(number(smoothness, "l") <= lAm && lAm <= lQm && lQm <= number(smoothness, "lMax"));
    assertEquals(lQm * lQm - lAm * lAm, number(smoothness, "lVar"), 1e-12);
    // 1 / (L + L_AM xi), xi = 13 (1 + sqrt(12/13)) - 1.
    double xi = 13 * (1 + Math.sqrt(12.0 / 13)) - 1;
    assertEquals(1 / (number(smoothness, "l") + lAm * xi), number(json, "stepSize"), 1e-12);
    for (JsonElement certificate : json.getAsJsonArray("certificates")) {
      assertTrue(certificate.getAsJsonObject().get("holds").getAsBoolean());
    }
    assertTrue(json.getAsJsonArray("certificates").size() >= 2);
    // Papers: 13 numbers in the dense first round and one in each of 20, of 20 clients.
    assertEquals(20 * 32 * (13 + 20), number(json, "paperBitsUp"));
    assertTrue(number(json, "bitsUp") > number(json, "paperBitsUp"));
  }

  @ParameterizedTest
  @EnumSource(TrainMethod.class)
  void everyMethod_lowersTheGradient(TrainMethod method) {
    String name = Words.spelled(method);
    Flown flown =
        method == TrainMethod.EF21_PROX
            ? train("--method", name, "--rounds", "300", "--l1", "0.001")
            : train("--method", name, "--rounds", "300");
    assertEquals(ExitCode.DONE, flown.code(), flown.err() + flown.out());
    double share =
        number(flown.json(), "gradientNormSquared")
            / number(flown.json(), "firstGradientNormSquared");
    // The slowest, EF21-BC at theory's step, comes to 0.70 in 300 rounds.
    assertTrue(share < 0.8, name + " " + share);
    assertEquals(name, flown.json().get("method").getAsString());
  }

  @Test
  void weights_changeNothingForTopK() {
    JsonObject plain = train("--rounds", "200").json();
    JsonObject weighted = train("--rounds", "200", "--method", "ef21-w").json();
    double value = number(plain, "gradientNormSquared");
    assertEquals(value, number(weighted, "gradientNormSquared"), 1e-9 * value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ef21", "ef14", "ef21-sgdm", "ef21-pp"})
  void resumed_isBitForBitTheSame(String method) throws IOException {
    Path saved = folder.resolve("half.snapshot");
    Path whole = folder.resolve("whole.mtx");
    Path halves = folder.resolve("halves.mtx");
    JsonObject straight =
        train("--method", method, "--rounds", "60", "--write-solution", whole.toString()).json();
    Flown half = train("--method", method, "--rounds", "25", "--snapshot", saved.toString());
    assertEquals(25, number(half.json(), "rounds"));
    Flown rest =
        train(
            "--method",
            method,
            "--rounds",
            "60",
            "--engine",
            "local:2",
            "--resume",
            saved.toString(),
            "--write-solution",
            halves.toString());
    assertEquals(ExitCode.DONE, rest.code(), rest.err());
    assertEquals(60, number(rest.json(), "rounds"));
    for (String key : List.of("value", "gradientNormSquared", "bitsUp", "bitsDown")) {
      assertEquals(number(straight, key), number(rest.json(), key), key);
    }
    assertEquals(straight.get("certificates"), rest.json().get("certificates"));
    assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(halves));
    assertEquals(13, MatrixMarket.read(whole).rows());
  }

  /** 260 rounds against 865, see RealisedStepPinTest; every one of them certified. */
  @Test
  void realisedSteps_areLongerAndProved() {
    String[] goal = {"--regularizer", "nonconvex:0.001", "--tolerance", "0.03"};
    double proved = number(train(with(goal)).json(), "rounds");
    Flown flown = train(with(goal, "--step", "realised"));
    assertEquals(ExitCode.DONE, flown.code(), flown.err());
    assertTrue(number(flown.json(), "rounds") < 0.4 * proved, flown.out());
    assertEquals(0, number(flown.json(), "retreats"));
    JsonObject longer = train(with(goal, "--step", "realised-x4")).json();
    assertTrue(number(longer, "rounds") < 0.1 * proved);
    assertTrue(number(longer, "retreats") > 0);
    assertTrue(longer.getAsJsonArray("certificates").size() >= 2);
    for (JsonElement certificate : longer.getAsJsonArray("certificates")) {
      assertTrue(certificate.getAsJsonObject().get("holds").getAsBoolean());
    }
    Flown refused = train("--method", "ef21-hb", "--step", "realised");
    assertEquals(ExitCode.USAGE, refused.code());
    assertTrue(refused.err().contains("StepSize.realised: is for EF21"), refused.err());
  }

  private static String[] with(String[] first, String... more) {
    return Stream.concat(Arrays.stream(first), Arrays.stream(more)).toArray(String[]::new);
  }

  @Test
  void snapshotOfAnotherTraining_isABadFile() throws IOException {
    Path saved = folder.resolve("a.snapshot");
    train("--rounds", "5", "--snapshot", saved.toString());
    Flown other = train("--rounds", "9", "--compressor", "top:2", "--resume", saved.toString());
    assertEquals(ExitCode.BAD_FILE, other.code());
    assertTrue(other.err().contains("it is of another training"), other.err());
    Flown none = train("--resume", folder.resolve("none").toString());
    assertEquals(ExitCode.BAD_FILE, none.code());
    assertTrue(none.err().contains("there is no such file"), none.err());
    Flown noSnapshot = train("--resume", heart);
    assertEquals(ExitCode.BAD_FILE, noSnapshot.code());
    assertTrue(noSnapshot.err().contains("not a Flyball snapshot"), noSnapshot.err());
  }

  @Test
  void goals_decideTheExitCode() {
    assertEquals(ExitCode.DONE, train("--rounds", "9").code());
    assertEquals(ExitCode.GOAL_MISSED, train("--rounds", "9", "--tolerance", "1e-3").code());
    Flown reached =
        train("--method", "gd", "--rounds", "5000", "--tolerance", "0.1", "--certify", "never");
    assertEquals(ExitCode.DONE, reached.code());
    assertEquals("converged", reached.json().get("why").getAsString());
    assertEquals(0, reached.json().getAsJsonArray("certificates").size());
    Flown flown =
        train("--loss", "least-squares", "--method", "gd", "--step", "x5", "--rounds", "5000");
    assertEquals(ExitCode.GOAL_MISSED, flown.code());
    assertEquals("diverged", flown.json().get("why").getAsString());
  }

  @Test
  void interrupted_showsTheLastFinishedRound() {
    Interruption interruption = new Interruption();
    interruption.request();
    Flown flown = Flown.fly(interruption, List.of(), "train", heart, "--format", "json", "--quiet");
    assertEquals(ExitCode.INTERRUPTED, flown.code());
    assertTrue(flown.json().get("interrupted").getAsBoolean());
    assertEquals(0, number(flown.json(), "rounds"));
  }

  @Test
  void table_isAsciiInEightyColumns_andWarnsOnErr() {
    Flown flown = Flown.fly("train", heart, "--rounds", "5");
    assertEquals(ExitCode.DONE, flown.code());
    assertTrue(flown.err().contains("the last 10 of 270 rows are left out"), flown.err());
    for (String line : flown.out().split("\n", -1)) {
      assertTrue(line.length() <= 80 || line.contains(heart), line);
      assertTrue(line.chars().allMatch(c -> c >= 32 && c < 127), line);
    }
    Stream.of("smoothness L ", "step ", "outcome    step limit reached after 5 rounds", "theory ")
        .forEach(words -> assertTrue(flown.out().contains("\n" + words), flown.out()));
    assertEquals(flown.withoutTimes(), Flown.fly("train", heart, "--rounds", "5").withoutTimes());
  }

  @Test
  void stepsThatNobodyProved_areBorrowedWithAWarning() {
    Flown flown = Flown.fly("train", heart, "--method", "ef14", "--rounds", "5");
    assertEquals(ExitCode.DONE, flown.code());
    assertTrue(flown.err().contains("no step size is proved for ef14"), flown.err());
    Flown none = Flown.fly("train", heart, "--compressor", "threshold:0.01");
    assertEquals(ExitCode.USAGE, none.code());
    assertTrue(none.err().contains("has no alpha"), none.err());
    assertTrue(none.err().contains("1/L is"), none.err());
  }

  @Test
  void splits_andPlaces_changeTheProblem() {
    JsonObject file = train("--rounds", "5", "--regularizer", "l2:0.1").json();
    JsonObject sorted =
        train("--rounds", "5", "--split", "sorted", "--regularizer", "l2:0.1").json();
    JsonObject server =
        train("--rounds", "5", "--regularizer-on", "server", "--regularizer", "l2:0.1").json();
    JsonObject smooth = file.getAsJsonObject("smoothness");
    double lAm = number(smooth, "lAm");
    assertFalse(lAm == number(sorted.getAsJsonObject("smoothness"), "lAm"));
    assertEquals(lAm - 0.1, number(server.getAsJsonObject("smoothness"), "lAm"), 1e-12);
    assertEquals(number(smooth, "l"), number(server.getAsJsonObject("smoothness"), "l"), 1e-12);
  }

  @Test
  void labelsThatAreNoClasses_needAnotherLoss() throws IOException {
    Path file = Files.writeString(folder.resolve("three.txt"), "1 1:1\n2 1:2\n3 1:3\n");
    Flown logistic = Flown.fly("train", file.toString(), "--clients", "1");
    assertEquals(ExitCode.BAD_FILE, logistic.code());
    assertTrue(logistic.err().contains("the labels have 3 values"), logistic.err());
    Flown squares =
        Flown.fly(
            "train",
            file.toString(),
            "--clients",
            "1",
            "--loss",
            "least-squares",
            "--method",
            "gd",
            "--rounds",
            "200",
            "--format",
            "json");
    assertEquals(ExitCode.DONE, squares.code(), squares.err());
    assertEquals(0, number(squares.json(), "value"), 1e-12); // b = a x at x = 1
  }
}
