// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An electronic travel document (ICAO Doc 9303-10 and -11): EF.COM, DG1 and DG2 under the
/// application A0000002471001, behind BAC, behind PACE, or open.
final class PassportChip implements SimulatedCard {

  /// What stands before the files.
  enum Protection {
    NONE,
    BAC,
    PACE
  }

  static final String DOCUMENT_NUMBER = "E00007730";
  static final String BIRTH = "900101";
  static final String EXPIRY = "300101";
  static final String CAN = "123456";

  private static final byte[] AID = Apdus.hex("A0000002471001");

  private final Protection protection;
  private final SecureRandom random = new SecureRandom();
  private final Map<Integer, byte[]> applicationFiles = new LinkedHashMap<>();
  private final Map<Integer, byte[]> masterFiles = new LinkedHashMap<>();
  private boolean application;
  private int file;
  private byte[] challenge = {};
  private @Nullable PassportPace pace;
  private Optional<PassportSecurity> secured = Optional.empty();

  PassportChip(Protection protection) {
    this.protection = protection;
    applicationFiles.put(
        0x011E,
        Apdus.object(
            0x60,
            Apdus.join(
                Apdus.object(0x5F01, ascii("0107")),
                Apdus.object(0x5F36, ascii("040000")),
                Apdus.object(0x5C, Apdus.hex("6175")))));
    applicationFiles.put(0x0101, Apdus.object(0x61, Apdus.object(0x5F1F, ascii(zone()))));
    applicationFiles.put(0x0102, Apdus.object(0x75, new byte[1200]));
    if (protection == Protection.PACE) {
      masterFiles.put(0x011C, PassportPace.CARD_ACCESS);
    }
  }

  /// TD3: two lines of 44.
  private static String zone() {
    var number = DOCUMENT_NUMBER + checkDigit(DOCUMENT_NUMBER);
    var birth = BIRTH + checkDigit(BIRTH);
    var expiry = EXPIRY + checkDigit(EXPIRY);
    var optional = "<".repeat(14) + "<";
    return fill("P<CHNZHANG<<CESHI", 44)
        + number
        + "CHN"
        + birth
        + "M"
        + expiry
        + optional
        + checkDigit(number + birth + expiry + optional);
  }

  private static String fill(String text, int length) {
    return text + "<".repeat(length - text.length());
  }

  /// Weights 7 3 1; letters count from 10, filler as 0 (9303-3, 4.9).
  static char checkDigit(String text) {
    int sum = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int value = c == '<' ? 0 : c <= '9' ? c - '0' : c - 'A' + 10;
      sum += value * (i % 3 == 0 ? 7 : i % 3 == 1 ? 3 : 1);
    }
    return (char) ('0' + sum % 10);
  }

  /// What BAC and PACE make their keys of: number, birth and expiry, each with its check digit.
  static byte[] keySeed() {
    var text =
        DOCUMENT_NUMBER
            + checkDigit(DOCUMENT_NUMBER)
            + BIRTH
            + checkDigit(BIRTH)
            + EXPIRY
            + checkDigit(EXPIRY);
    return PassportSecurity.sha1(ascii(text));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public byte[] atr() {
    return Apdus.hex("3B80800101");
  }

  @Override
  public void reset() {
    application = false;
    file = 0;
    challenge = new byte[0];
    pace = null;
    secured = Optional.empty();
  }

  @Override
  public byte[] answer(byte[] command) {
    if ((Apdus.at(command, 0) & 0x0C) != 0x0C) {
      boolean lost = secured.isPresent();
      secured = Optional.empty();
      return lost ? Apdus.status(0x6987) : plain(command, protection == Protection.NONE);
    }
    if (secured.isEmpty()) {
      return Apdus.status(0x6988);
    }
    var security = secured.get();
    return security
        .open(command)
        .map(inner -> security.seal(plain(inner, true)))
        .orElseGet(() -> {
          secured = Optional.empty();
          return Apdus.status(0x6988);
        });
  }

  private byte[] plain(byte[] command, boolean allowed) {
    return switch (Apdus.at(command, 1)) {
      case 0xA4 -> select(command);
      case 0xB0 -> readBinary(command, allowed);
      case 0x84 -> getChallenge();
      case 0x82 -> externalAuthenticate(command);
      case 0x22 -> setTemplate(command);
      case 0x86 -> generalAuthenticate(command);
      default -> Apdus.status(0x6D00);
    };
  }

  private byte[] select(byte[] command) {
    byte[] name = Apdus.data(command);
    if (Apdus.at(command, 2) == 0x04) {
      application = Arrays.equals(name, AID);
      file = 0;
      return Apdus.status(application ? 0x9000 : 0x6A82);
    }
    int wanted = name.length == 2 ? (name[0] & 0xFF) << 8 | (name[1] & 0xFF) : 0;
    if (wanted == 0x3F00) {
      application = false;
      return Apdus.status(0x9000);
    }
    if (!files().containsKey(wanted)) {
      return Apdus.status(0x6A82);
    }
    file = wanted;
    return Apdus.status(0x9000);
  }

  private Map<Integer, byte[]> files() {
    return application ? applicationFiles : masterFiles;
  }

  private byte[] readBinary(byte[] command, boolean allowed) {
    byte[] content = files().get(file);
    if (content == null) {
      return Apdus.status(0x6986);
    }
    if (application && !allowed) {
      return Apdus.status(0x6982);
    }
    int offset = Apdus.at(command, 2) << 8 | Apdus.at(command, 3);
    int le = Apdus.at(command, 4) <= 0 ? 256 : Apdus.at(command, 4);
    return offset >= content.length
        ? Apdus.status(0x6B00)
        : Apdus.ok(Arrays.copyOfRange(content, offset, Math.min(content.length, offset + le)));
  }

  private byte[] getChallenge() {
    if (protection != Protection.BAC || !application) {
      return Apdus.status(0x6985);
    }
    challenge = new byte[8];
    random.nextBytes(challenge);
    return Apdus.ok(challenge);
  }

  private byte[] externalAuthenticate(byte[] command) {
    if (challenge.length == 0) {
      return Apdus.status(0x6985);
    }
    var answer = PassportBac.answer(keySeed(), challenge, Apdus.data(command), random);
    challenge = new byte[0];
    if (answer.isEmpty()) {
      return Apdus.status(0x6300);
    }
    secured = Optional.of(answer.get().session());
    return Apdus.ok(answer.get().data());
  }

  private byte[] setTemplate(byte[] command) {
    if (protection != Protection.PACE) {
      return Apdus.status(0x6A88);
    }
    var started = PassportPace.start(Apdus.data(command), keySeed(), CAN, random);
    pace = started.orElse(null);
    return Apdus.status(started.isPresent() ? 0x9000 : 0x6A88);
  }

  private byte[] generalAuthenticate(byte[] command) {
    var running = pace;
    if (running == null) {
      return Apdus.status(0x6985);
    }
    byte[] answer = running.step(Apdus.find(Apdus.data(command), 0x7C));
    if (answer.length == 0) {
      pace = null;
      return Apdus.status(0x6300);
    }
    secured = running.session();
    return Apdus.ok(Apdus.object(0x7C, answer));
  }
}
