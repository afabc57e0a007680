package org.flyball;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall.Predicates;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The house as it stands: which package may use which, and what no package may do. A new package
 * needs a row in {@link #ARROWS}; docs/ARCHITECTURE.md draws the same picture.
 */
class ArchitectureTest {

  private static final String ROOT = "org.flyball.";

  /** The library: what users put on their class path. */
  private static final Set<String> LIBRARY =
      Set.of(
          "run",
          "random",
          "linear",
          "graph",
          "data",
          "objective",
          "bandit",
          "tuning",
          "compress",
          "federated",
          "planning",
          "walk",
          "schedule",
          "descent");

  /** Each package and the packages of ours that it may use. */
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          Map.entry("run", Set.of()),
          Map.entry("random", Set.of("run")),
          Map.entry("linear", Set.of("run", "random")),
          Map.entry("graph", Set.of("run", "random", "linear")),
          Map.entry("data", Set.of("run", "random", "linear", "graph")),
          Map.entry("objective", Set.of("run", "random", "linear", "data")),
          Map.entry("bandit", Set.of("run", "random")),
          Map.entry("tuning", Set.of("run", "random", "linear", "bandit")),
          Map.entry("compress", Set.of("run", "random", "linear")),
          Map.entry("federated", Set.of("run", "random", "linear", "objective", "compress")),
          Map.entry(
              "planning",
              Set.of("run", "random", "linear", "data", "objective", "compress", "federated")),
          Map.entry("walk", Set.of("run", "random", "linear", "graph", "objective", "schedule")),
          Map.entry("schedule", Set.of("run", "random")),
          Map.entry("descent", Set.of("run", "random", "linear", "data", "objective", "schedule")),
          Map.entry("jmh", LIBRARY),
          Map.entry("report", Set.of("run", "data")),
          Map.entry("reproduce", with(LIBRARY, "report")),
          Map.entry("performance", Set.of("run", "data", "jmh", "report")),
          Map.entry("cli", with(LIBRARY, "report", "reproduce", "jmh", "performance")));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(ArchitectureTest::isHandWrittenMain)
          .importPackages("org.flyball");

  private static boolean isHandWrittenMain(Location location) {
    return !location.contains("-tests.jar") && !location.contains("jmh_generated");
  }

  private static Set<String> with(Set<String> names, String... more) {
    Set<String> all = new TreeSet<>(names);
    all.addAll(List.of(more));
    return all;
  }

  private static String[] full(Set<String> names) {
    return names.stream().map(name -> ROOT + name + "..").toArray(String[]::new);
  }

  static Stream<String> packages() {
    return ARROWS.keySet().stream().sorted();
  }

  @Test
  void everyPackage_hasARowOfArrows() {
    Set<String> found = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      String rest = (type.getPackageName() + ".").substring(ROOT.length() - 1);
      found.add(rest.replaceFirst("^\\.([^.]*).*$", "$1"));
    }
    found.removeAll(ARROWS.keySet());
    assertEquals(Set.of(), found, "packages without a row in ARROWS");
    // An importer that finds nothing would let every rule below pass.
    LIBRARY.forEach(name -> assertTrue(CLASSES.containPackage(ROOT + name), name));
  }

  @ParameterizedTest
  @MethodSource("packages")
  void aPackage_usesOnlyWhatItsArrowsAllow(String name) {
    DescribedPredicate<JavaClass> forbidden =
        resideInAPackage("org.flyball..")
            .and(not(resideInAnyPackage(full(with(ARROWS.get(name), name)))));
    noClasses()
        .that()
        .resideInAPackage(ROOT + name + "..")
        .should()
        .dependOnClassesThat(forbidden)
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void packages_haveNoCycles() {
    slices().matching("org.flyball.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void library_standsOnTheJdkBaseEjmlAndCommonsMathAlone() {
    classes()
        .that()
        .resideInAnyPackage(full(LIBRARY))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "org.flyball..",
            "org.ejml..",
            "org.apache.commons.math3..",
            "org.jspecify.annotations",
            "java.io",
            "java.lang",
            "java.lang.annotation",
            "java.lang.invoke",
            "java.lang.ref",
            "java.lang.runtime",
            "java.math",
            "java.net",
            "java.nio..",
            "java.text",
            "java.time..",
            "java.util",
            "java.util.concurrent..",
            "java.util.function",
            "java.util.random",
            "java.util.regex",
            "java.util.stream",
            "java.util.zip",
            "")
        .check(CLASSES);
  }

  @Test
  void randomness_comesFromSeedsAlone() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.util\\.(Random|SplittableRandom|concurrent\\.ThreadLocalRandom"
                + "|random\\.RandomGeneratorFactory)|java\\.security\\.SecureRandom")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(StrictMath.class, "random")
        .orShould()
        .callMethod(Collections.class, "shuffle", List.class)
        .orShould()
        .callMethodWhere(
            Predicates.target(
                DescribedPredicate.describe(
                    "RandomGenerator.of or getDefault",
                    target ->
                        target.getOwner().isEquivalentTo(java.util.random.RandomGenerator.class)
                            && Set.of("of", "getDefault").contains(target.getName()))))
        .because("the same seed must give the same numbers on every machine: use Seed")
        .check(CLASSES);
  }

  @Test
  void standardStreams_belongToTheCommand() {
    noClasses()
        .that()
        .resideOutsideOfPackages(full(Set.of("cli", "reproduce", "jmh")))
        .should(ACCESS_STANDARD_STREAMS)
        .because("a library returns what it knows; Monitor observes runs")
        .check(CLASSES);
  }

  @Test
  void nobody_logs() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("org.flyball.run.Monitor") // logs if a caller asks it to
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "(java\\.util\\.logging\\.|org\\.slf4j\\.|java\\.lang\\.System\\$Logger).*")
        .because("outcomes are results: Termination, Certificate")
        .check(CLASSES);
  }

  @Test
  void publicFields_areFinal() {
    fields()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .resideOutsideOfPackage("org.flyball.jmh..")
        .should()
        .beFinal()
        .check(CLASSES);
  }

  @Test
  void publicClassesOfTheLibrary_areFinalOrMeantForExtension() {
    classes()
        .that()
        .resideInAnyPackage(full(LIBRARY))
        .and()
        .arePublic()
        .and()
        .areNotInterfaces()
        .and()
        .areNotEnums()
        .and()
        .doNotHaveModifier(ABSTRACT)
        .should()
        .haveModifier(FINAL)
        .check(CLASSES);
  }

  /** NullAway checks marked packages only: a missing mark would switch it off in silence. */
  @Test
  void everyPackage_isNullMarked() {
    List<String> unmarked = new ArrayList<>();
    for (JavaPackage found : CLASSES.getPackage("org.flyball").getSubpackagesInTree()) {
      if (!found.getClasses().isEmpty() && !found.isAnnotatedWith(NullMarked.class)) {
        unmarked.add(found.getName());
      }
    }
    assertEquals(List.of(), unmarked, "packages without @NullMarked in package-info.java");
  }
}
