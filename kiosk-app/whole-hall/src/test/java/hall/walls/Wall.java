// SPDX-License-Identifier: Apache-2.0
package hall.walls;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.ArchRule;
import hall.device.Device;
import java.io.IOException;
import java.util.List;

/// One wall of the house (design, section 2), with its reason.
///
/// Rules name packages by their last parts, so that each can be proven on a planted violation below
/// `hall.walls.fixture`.
record Wall(int number, String name, ArchRule rule) {

  /// The interfaces through which hardware is commanded, and their drivers.
  private static final DescribedPredicate<JavaClass> COMMANDS_A_DEVICE = assignableTo(Device.class);

  /// Where real time, real chance and everything else come together.
  private static final DescribedPredicate<JavaClass> COMPOSITION_ROOT =
      resideInAnyPackage("hall.kiosk", "hall.server.platform", "hall.walls.fixture.kiosk")
          .or(named("hall\\.device\\.(SystemTicker|cli\\.DevicesMain)"));

  private static final DescribedPredicate<JavaClass> CLOCK_OR_CHANCE =
      named(
          "java\\.time\\.(Clock|InstantSource)"
              + "|java\\.util\\.(Timer|Random|concurrent\\.ThreadLocalRandom)"
              + "|java\\.lang\\.(Thread|System\\$Logger|ProcessHandle)");

  private static final DescribedPredicate<JavaClass> IO =
      resideInAnyPackage("java.net..", "java.nio.channels..", "java.nio.file..")
          .and(not(named("java\\.net\\.URI.*")))
          .or(
              named("java\\.io\\.(.*Stream|.*Reader|.*Writer|File.*)")
                  .and(not(named("java\\.io\\.ByteArray.*"))));

  private static DescribedPredicate<JavaClass> named(String pattern) {
    return HasName.Predicates.nameMatching(pattern).forSubtype();
  }

  static List<Wall> all() {
    return List.of(
        new Wall(1, "the journey is pure", journeyIsPure()),
        new Wall(2, "screens know the journey alone", screens()),
        new Wall(3, "only session and peripheral call devices", deviceCallers()),
        new Wall(3, "nobody depends on the composition root", compositionRoot()),
        new Wall(4, "only transport knows the serial library", serialLibrary()),
        new Wall(4, "only smartcard knows smartcardio", smartcardLibrary()),
        new Wall(5, "drivers are a plain library", plainDrivers()),
        new Wall(5, "the server knows no drivers", serverWithoutDevices()),
        new Wall(6, "codecs are pure", pureCodecs()),
        new Wall(7, "nobody depends on the console", console()),
        new Wall(7, "protocol packages are free of cycles", acyclic("..device.(**)")),
        new Wall(7, "kiosk packages are free of cycles", acyclic("..kiosk.(*)..")),
        new Wall(7, "server slices are free of cycles", acyclic("..server.(*)..")),
        new Wall(8, "time and chance are injected", injectedTime()),
        new Wall(9, "device operations answer, they do not throw", answers()),
        new Wall(10, "no empty names", names()),
        new Wall(10, "the product knows no simulator", simulators()));
  }

  private static ArchRule journeyIsPure() {
    return noClasses()
        .that()
        .resideInAPackage("..kiosk.journey..")
        .should()
        .dependOnClassesThat(
            CLOCK_OR_CHANCE
                .or(IO)
                .or(COMMANDS_A_DEVICE)
                .or(
                    not(
                        resideInAnyPackage(
                            "java..",
                            "org.jspecify..",
                            "..kiosk.journey..",
                            "hall.device",
                            "hall.device.idcard"))))
        .because("only without I/O can thousands of random sessions be tried in a second");
  }

  private static ArchRule screens() {
    return noClasses()
        .that()
        .resideInAPackage("..kiosk.screen..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "..kiosk.session..",
                    "..kiosk.fleet..",
                    "..kiosk.outbox..",
                    "..kiosk.peripheral..",
                    "..kiosk.config..",
                    "..kiosk.paper..")
                .or(COMMANDS_A_DEVICE))
        .because("a screen renders a state and emits events: what it can't reach it can't leak");
  }

  private static ArchRule deviceCallers() {
    return noClasses()
        .that(
            resideInAPackage("..kiosk..")
                .and(not(resideInAnyPackage("..kiosk.session..", "..kiosk.peripheral.."))))
        .should()
        .dependOnClassesThat(COMMANDS_A_DEVICE)
        .because("a device that two parts command is commanded by nobody");
  }

  private static ArchRule compositionRoot() {
    return noClasses()
        .that(resideInAPackage("..kiosk.*..").and(not(COMPOSITION_ROOT)))
        .should()
        .dependOnClassesThat(resideInAnyPackage("hall.kiosk", "hall.walls.fixture.kiosk"))
        .because("it depends on everything");
  }

  private static ArchRule serialLibrary() {
    return noClasses()
        .that(not(resideInAPackage("..device.transport..")))
        .should()
        .dependOnClassesThat(resideInAPackage("com.fazecast.."))
        .because("its traps are cured in one place");
  }

  private static ArchRule smartcardLibrary() {
    return noClasses()
        .that(not(resideInAPackage("..device.smartcard..")))
        .should()
        .dependOnClassesThat(resideInAPackage("javax.smartcardio.."))
        .because("its traps are cured in one place");
  }

  private static ArchRule plainDrivers() {
    return noClasses()
        .that()
        .resideInAPackage("..device..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "io.quarkus..", "jakarta..", "javafx..", "hall.kiosk..", "hall.server.."))
        .because("any hall integrator shall be able to use them");
  }

  private static ArchRule serverWithoutDevices() {
    return noClasses()
        .that()
        .resideInAPackage("..server..")
        .should()
        .dependOnClassesThat(resideInAnyPackage("hall.device..", "hall.kiosk.."))
        .because("a server has no devices");
  }

  private static ArchRule pureCodecs() {
    return noClasses()
        .that()
        .haveSimpleNameEndingWith("Codec")
        .should()
        .dependOnClassesThat(IO.or(CLOCK_OR_CHANCE).or(named("hall\\.device\\.Deadline")))
        .because("what to do next is returned, never slept; so every truncation can be tried");
  }

  private static ArchRule console() {
    return noClasses()
        .that(resideInAPackage("..server..").and(not(resideInAPackage("..server.console.."))))
        .should()
        .dependOnClassesThat(resideInAPackage("..server.console.."))
        .because("pages come and go");
  }

  private static ArchRule acyclic(String slices) {
    return slices()
        .matching(slices)
        .should()
        .beFreeOfCycles()
        .because("a cycle makes one thing of two");
  }

  private static ArchRule injectedTime() {
    return noClasses()
        .that(not(COMPOSITION_ROOT))
        .should()
        .accessTargetWhere(
            DescribedPredicate.describe("takes real time or chance", Wall::takesRealTime))
        .because(
            "what depends on time is tried with a held clock, what depends on chance with seeds");
  }

  private static boolean takesRealTime(JavaAccess<?> access) {
    var owner = access.getTargetOwner().getName();
    var member = access.getTarget().getName();
    return switch (owner) {
      case "java.lang.System" -> member.equals("currentTimeMillis") || member.equals("nanoTime");
      case "java.lang.Thread" -> member.equals("sleep");
      case "java.util.Random" -> member.equals("<init>");
      case "java.time.Clock", "java.time.InstantSource" -> member.startsWith("system");
      case "java.time.Instant",
          "java.time.LocalDate",
          "java.time.LocalDateTime",
          "java.time.ZonedDateTime",
          "java.time.OffsetDateTime" ->
          member.equals("now")
              && access.getTarget() instanceof CodeUnitAccessTarget target
              && target.getRawParameterTypes().isEmpty();
      default -> false;
    };
  }

  private static ArchRule answers() {
    return methods()
        .that()
        .areDeclaredInClassesThat(COMMANDS_A_DEVICE)
        .and()
        .arePublic()
        .should()
        .notDeclareThrowableOfType(IOException.class)
        .because("an I/O failure is an answer: it ends inside the driver, as a fault");
  }

  private static ArchRule names() {
    return noClasses()
        .should()
        .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Dto|DTO)(\\$.*)?")
        .orShould()
        .resideInAnyPackage("..service..", "..impl..", "..util..", "..dto..")
        .because("a name says what a thing is");
  }

  private static ArchRule simulators() {
    return noClasses()
        .that(not(resideInAPackage("..simulator..")))
        .should()
        .dependOnClassesThat(resideInAPackage("..simulator.."))
        .because("a simulator is only a process behind a device URI");
  }
}
