package org.flyball.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.apache.spark.BarrierTaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.junit.jupiter.api.Test;

/** What ArchitectureTest says of the other modules, which do not see this one. */
class SparkArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.flyball.spark");

  @Test
  void usesTheLibraryAndSparkAlone() {
    assertTrue(CLASSES.contain(SparkEngine.class));
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "org.flyball.spark",
            "org.flyball.federated",
            "org.flyball.objective",
            "org.flyball.data",
            "org.flyball.linear",
            "org.flyball.run",
            "org.apache.spark..",
            "org.apache.hadoop..",
            "org.jspecify.annotations",
            "scala..",
            "java..",
            "")
        .check(CLASSES);
  }

  @Test
  void noBarrier_noStandardStreams_noRandomness() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(BarrierTaskContext.class)
        .orShould()
        .callMethod(JavaRDD.class, "barrier")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.util\\.(Random|concurrent\\.ThreadLocalRandom)")
        .because("a barrier's allGather sleeps a second, and draws come from the plan's seed")
        .check(CLASSES);
    noClasses().should(ACCESS_STANDARD_STREAMS).check(CLASSES);
  }

  @Test
  void publicClassesAreFinalByDesign_publicFieldsAreFinal() {
    classes()
        .that()
        .arePublic()
        .and()
        .areNotInterfaces()
        .should()
        .haveModifier(JavaModifier.FINAL)
        .check(CLASSES);
    fields().that().arePublic().should().beFinal().check(CLASSES);
  }
}
