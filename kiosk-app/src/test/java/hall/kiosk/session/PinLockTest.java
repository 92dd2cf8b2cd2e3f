// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import hall.kiosk.config.PinHash;
import hall.kiosk.journey.Upkeep.Health;
import hall.kiosk.journey.Upkeep.PinAnswer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinLockTest {

  private static final Health HEALTH =
      new Health(
          Optional.empty(), "1", 0, "x", Optional.empty(), Optional.empty(), Optional.empty());

  @TempDir Path state;
  private final List<String> told = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-01T03:00:00Z");

  /// Few rounds: the test asks much.
  private static PinHash pin(String digits) {
    try {
      var salt = new byte[16];
      var hash =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
              .generateSecret(new PBEKeySpec(digits.toCharArray(), salt, 10_000, 256))
              .getEncoded();
      var text = Base64.getEncoder();
      return new PinHash(
          "pbkdf2$10000$%s$%s".formatted(text.encodeToString(salt), text.encodeToString(hash)));
    } catch (GeneralSecurityException e) {
      throw new LinkageError("every Java has PBKDF2", e);
    }
  }

  /// As a process that has just started.
  private PinLock lock() {
    return lock(Optional.of(pin("24681357")));
  }

  private PinLock lock(Optional<PinHash> pin) {
    return new PinLock(
        pin,
        state,
        () -> now,
        () -> HEALTH,
        new PinLock.Told() {
          @Override
          public void opened() {
            told.add("opened");
          }

          @Override
          public void locked() {
            told.add("locked");
          }
        });
  }

  @Test
  void theRightOneLetsIn() {
    assertEquals(new PinAnswer.Wrong(4), lock().answer("24681358"));
    assertEquals(new PinAnswer.Right(HEALTH), lock().answer("24681357"));
    assertEquals(new PinAnswer.Wrong(4), lock().answer(""), "a right one begins a new count");
    assertEquals(List.of("opened"), told);
  }

  @Test
  void fiveWrongOnesLockItOverRestartsForAQuarterOfAnHour() {
    for (int left = 4; left > 0; left--) {
      assertEquals(new PinAnswer.Wrong(left), lock().answer("0000000" + left));
    }
    assertEquals(new PinAnswer.Locked(Duration.ofMinutes(15)), lock().answer("00000000"));
    assertEquals(List.of("locked"), told);
    now = now.plus(Duration.ofMinutes(14));
    assertEquals(new PinAnswer.Locked(Duration.ofMinutes(1)), lock().answer("24681357"));
    now = now.plus(Duration.ofMinutes(1));
    assertEquals(new PinAnswer.Wrong(4), lock().answer("00000000"), "and five more");
    assertEquals(new PinAnswer.Right(HEALTH), lock().answer("24681357"));
  }

  @Test
  void aClockThatWasPutBackLocksNobodyOutForYears() {
    for (int i = 0; i < 5; i++) {
      lock().answer("00000000");
    }
    now = now.minus(Duration.ofDays(1000));
    assertEquals(new PinAnswer.Locked(Duration.ofMinutes(15)), lock().answer("24681357"));
  }

  @Test
  void aTryThatCannotBeWrittenDownLetsNobodyIn() throws Exception {
    Files.createDirectories(state.resolve("maintenance.json"));
    assertInstanceOf(PinAnswer.Locked.class, lock().answer("24681357"));
    assertEquals(List.of(), told);
  }

  @Test
  void withoutAPinNobodyIsLetIn() {
    assertInstanceOf(PinAnswer.NoPin.class, lock(Optional.empty()).answer(""));
    assertEquals(List.of(), told);
  }
}
