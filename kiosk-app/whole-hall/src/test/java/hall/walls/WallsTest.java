// SPDX-License-Identifier: Apache-2.0
package hall.walls;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class WallsTest {

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .importPaths(
              Stream.of("device-drivers", "kiosk-app", "kiosk-server")
                  .map(module -> root().resolve(module).resolve("target/classes"))
                  .toList());

  private static final JavaClasses PLANTED =
      new ClassFileImporter().importPackages("hall.walls.fixture");

  private static Path root() {
    return Path.of(System.getProperty("repository.root"));
  }

  @TestFactory
  Stream<DynamicTest> everyWallStands() {
    return Wall.all().stream()
        .map(wall ->
            dynamicTest(wall.number() + " " + wall.name(), () -> wall.rule().check(PRODUCT)));
  }

  @TestFactory
  Stream<DynamicTest> everyWallNoticesAPlantedViolation() {
    return Wall.all().stream()
        .map(wall ->
            dynamicTest(
                wall.number() + " " + wall.name(),
                () ->
                    assertTrue(
                        wall.rule().evaluate(PLANTED).hasViolation(),
                        "no planted violation was noticed")));
  }

  @Test
  void allThreeModulesAreLookedAt() {
    for (var module : List.of("hall.device", "hall.kiosk", "hall.server")) {
      assertFalse(
          PRODUCT.that(resideInAPackage(module + "..")).isEmpty(),
          "no classes of " + module + ": build the whole repository first");
    }
  }

  @Test
  void thereAreTenWalls() {
    Set<Integer> numbers = new TreeSet<>();
    Wall.all().forEach(wall -> numbers.add(wall.number()));
    assertTrue(numbers.containsAll(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)), numbers.toString());
  }
}
