// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.emrtd;

import hall.device.smartcard.AccessKey;
import hall.device.smartcard.apdu.CardTalk;
import hall.device.smartcard.apdu.CardTrouble;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.sf.scuba.smartcards.CardServiceException;
import org.jmrtd.AccessKeySpec;
import org.jmrtd.BACKey;
import org.jmrtd.PACEKeySpec;
import org.jmrtd.PassportService;
import org.jmrtd.lds.CardAccessFile;
import org.jmrtd.lds.PACEInfo;

/// The protocols of JMRTD, with the troubles of the talk kept apart from refusals of the card.
///
/// JMRTD decodes what a card says with unchecked exceptions of many kinds; all of them mean that
/// the card said something else than the standard.
final class DocumentAccess {

  static final short DG1 = PassportService.EF_DG1;
  static final short COM = PassportService.EF_COM;

  /// A way of PACE that the document offers.
  record PaceOffer(String oid, AlgorithmParameterSpec parameters, BigInteger parameterId) {}

  /// More than any file that is read here.
  private static final int FILE_MAX = 8192;

  private static final int BLOCK = PassportService.DEFAULT_MAX_BLOCKSIZE;
  private static final boolean BY_FILE_ID = false;
  private static final boolean CHECK_MACS = true;

  /// What a library says of a document may name its holder.
  private static final List<Logger> SILENCED =
      List.of(Logger.getLogger("org.jmrtd"), Logger.getLogger("net.sf.scuba"));

  static {
    SILENCED.forEach(logger -> logger.setLevel(Level.OFF));
  }

  private final TalkService service;
  private final PassportService passport;
  private String refusal = "the document does not accept the key";

  DocumentAccess(CardTalk talk) {
    service = new TalkService(talk);
    passport =
        new PassportService(
            service, PassportService.NORMAL_MAX_TRANCEIVE_LENGTH, BLOCK, BY_FILE_ID, CHECK_MACS);
  }

  /// Something of JMRTD's.
  @FunctionalInterface
  private interface Step<T> {
    T take() throws CardServiceException, IOException, GeneralSecurityException;
  }

  private <T> Optional<T> attempt(String what, Step<T> step)
      throws CardTrouble, InterruptedException {
    try {
      return Optional.of(step.take());
    } catch (CardServiceException e) {
      service.rethrow();
      refusal = e.getSW() > 0 ? "%s: SW %04X".formatted(what, e.getSW()) : what + " failed";
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      service.rethrow();
      refusal = "%s failed: %s".formatted(what, e.getClass().getSimpleName());
    }
    return Optional.empty();
  }

  /// What refused last, and how.
  String refusal() {
    return refusal;
  }

  /// The ways of PACE in EF.CardAccess; none where the file is missing.
  List<PaceOffer> paceOffers() throws CardTrouble, InterruptedException {
    return attempt(
            "EF.CardAccess",
            () -> {
              passport.open();
              byte[] file = read(passport.getInputStream(PassportService.EF_CARD_ACCESS, BLOCK));
              return new CardAccessFile(new ByteArrayInputStream(file))
                  .getSecurityInfos().stream()
                      .filter(PACEInfo.class::isInstance)
                      .map(info -> offer((PACEInfo) info))
                      .toList();
            })
        .orElse(List.of());
  }

  private static PaceOffer offer(PACEInfo info) {
    return new PaceOffer(
        info.getObjectIdentifier(),
        PACEInfo.toParameterSpec(info.getParameterId()),
        info.getParameterId());
  }

  /// Whether the document can be read as it lies there.
  boolean open() throws CardTrouble, InterruptedException {
    return select(false)
        && attempt("EF.COM", () -> read(passport.getInputStream(COM, BLOCK))).isPresent();
  }

  boolean pace(AccessKey key, List<PaceOffer> offers) throws CardTrouble, InterruptedException {
    for (var offer : offers) {
      var result =
          attempt(
              "PACE",
              () ->
                  passport.doPACE(
                      paceKey(key), offer.oid(), offer.parameters(), offer.parameterId()));
      if (result.isPresent()) {
        return select(true);
      }
    }
    return false;
  }

  private static AccessKeySpec paceKey(AccessKey key) throws GeneralSecurityException {
    return switch (key) {
      case AccessKey.Mrz mrz -> PACEKeySpec.createMRZKey(bacKey(mrz));
      case AccessKey.Can(var number) -> PACEKeySpec.createCANKey(number);
      case AccessKey.None() -> throw new IllegalArgumentException("no key");
    };
  }

  boolean bac(AccessKey.Mrz key) throws CardTrouble, InterruptedException {
    return select(false) && attempt("BAC", () -> passport.doBAC(bacKey(key))).isPresent();
  }

  private static BACKey bacKey(AccessKey.Mrz key) {
    return new BACKey(key.documentNumber(), key.birth(), key.expiry());
  }

  private boolean select(boolean secured) throws CardTrouble, InterruptedException {
    return attempt(
            "SELECT",
            () -> {
              passport.sendSelectApplet(secured);
              return true;
            })
        .isPresent();
  }

  /// A whole file of the application.
  ///
  /// @throws CardServiceException where the card does not give it
  byte[] file(short id) throws CardTrouble, InterruptedException, CardServiceException {
    var file = attempt("file %04X".formatted(id), () -> read(passport.getInputStream(id, BLOCK)));
    return file.orElseThrow(() -> new CardServiceException(refusal));
  }

  /// As long as its own first object says; a file that ends before is as good as none.
  private static byte[] read(InputStream in) throws IOException {
    var out = new ByteArrayOutputStream();
    int end = Integer.MAX_VALUE;
    while (out.size() < end) {
      int next = in.read();
      if (next < 0 || out.size() > FILE_MAX) {
        throw new IOException("a file that does not end where it says");
      }
      out.write(next);
      if (end == Integer.MAX_VALUE) {
        end = Tlv.length(out.toByteArray()).orElse(Integer.MAX_VALUE);
      }
    }
    return out.toByteArray();
  }
}
