// SPDX-License-Identifier: Apache-2.0
package hall.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The walls that the design names for the server. Each also catches the violation that the
/// fixtures below plant.
class WallsTest {
  private static final JavaClasses SERVER =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("hall.server");

  @Test
  void theServerKnowsNoDevices() {
    holds(
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("hall.device..", "hall.kiosk..", "javafx..")
            .because("drivers run on terminals; the server speaks JSON with them"),
        "devices");
  }

  @Test
  void slicesHaveNoCyclesAndNobodyDependsOnConsoleOrPlatform() {
    assertHolds(
        slices()
            .matching("hall.server.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a slice that is in a cycle cannot be understood alone"));
    for (String top : new String[] {"console", "platform"}) {
      assertHolds(
          noClasses()
              .that()
              .resideOutsideOfPackage("hall.server." + top + "..")
              .should()
              .dependOnClassesThat()
              .resideInAPackage("hall.server." + top + "..")
              .because("pages and the composition root stand above all slices"));
    }
  }

  @Test
  void timeAndChanceAreGiven() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackage("hall.server.platform..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callConstructor(Random.class)
            .because("whatever depends on time must be testable without waiting"),
        "time");
  }

  @Test
  void namesSayWhatAThingIs() {
    holds(
        classes()
            .should()
            .haveSimpleNameNotEndingWith("Manager")
            .andShould()
            .haveSimpleNameNotEndingWith("Helper")
            .andShould()
            .haveSimpleNameNotEndingWith("Util")
            .andShould()
            .haveSimpleNameNotEndingWith("Impl")
            .andShould()
            .haveSimpleNameNotEndingWith("Dto")
            .because("such a name says that nobody knew what it is"),
        "names");
    assertHolds(
        noClasses()
            .should()
            .resideInAnyPackage("..service..", "..impl..", "..util..", "..dto..")
            .because("folders are slices, not layers"));
  }

  @Test
  void onlyStoresOfTheRootTouchJdbcConnections() {
    assertHolds(
        noClasses()
            .that()
            .resideOutsideOfPackages("hall.server", "hall.server.platform", "hall.server.backup")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.sql.Connection")
            .because("a second connection inside the first lets the pool run dry under load"));
  }

  private static void holds(ArchRule rule, String fixture) {
    assertHolds(rule);
    JavaClasses planted = new ClassFileImporter().importPackages("hall.walls." + fixture);
    assertFalse(planted.isEmpty());
    assertTrue(
        rule.allowEmptyShould(true).evaluate(planted).hasViolation(),
        "The rule lets the planted violation pass: " + rule.getDescription());
  }

  private static void assertHolds(ArchRule rule) {
    rule.check(SERVER);
  }
}
