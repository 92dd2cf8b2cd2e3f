// SPDX-License-Identifier: Apache-2.0
package hall.server.attestation;

import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.HallTime;
import hall.server.Problem;
import hall.server.PublicAddress;
import hall.server.Secrets;
import hall.server.attestation.AttestationStore.Verified;
import hall.server.audit.Actor;
import hall.server.audit.Audit;
import hall.server.auth.ServerKey;
import hall.server.channel.Answer;
import hall.server.seal.Finding;
import hall.server.seal.Flaw;
import hall.server.seal.SealCheck;
import hall.server.seal.SealSettings;
import hall.server.seal.SealedDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/// Certificates as terminals ask for them. A document passes through this server and is not kept:
/// what stays is that one of a kind was printed, its hash, and the code on the paper.
@ApplicationScoped
public class Attestations {
  private static final Logger LOG = Logger.getLogger(Attestations.class);
  private static final int CODE_LENGTH = 12;

  private final Optional<Issuer> issuer;
  private final Optional<SealCheck> seals;
  private final AttestationKinds kinds;
  private final AttestationStore store;
  private final ServerKey key;
  private final Secrets secrets;
  private final PublicAddress address;
  private final Audit audit;
  private final InstantSource clock;

  Attestations(
      AttestationKinds kinds,
      AttestationStore store,
      ServerKey key,
      Secrets secrets,
      PublicAddress address,
      Audit audit,
      ObjectMapper json,
      InstantSource clock,
      Config config) {
    Optional<SealSettings> settings =
        SealSettings.read(
            name -> config.getOptionalValue(name, String.class).orElse(null), "hall.attestation");
    this.issuer = settings.map(each -> new Issuer(each.channel(), secrets, json, clock));
    this.seals = settings.map(SealSettings::seals);
    this.kinds = kinds;
    this.store = store;
    this.key = key;
    this.secrets = secrets;
    this.address = address;
    this.audit = audit;
    this.clock = clock;
  }

  /// A document whose seal holds, for the one terminal that asked.
  ///
  /// @param pdf as it was sealed, or drawn from what was
  /// @param sha256 of these bytes
  /// @param code what stands on the paper
  /// @param verifyUrl where anybody verifies it
  /// @param copies that may be printed now
  record Issued(byte[] pdf, String sha256, int pages, String code, String verifyUrl, int copies) {
    /// Never the document.
    @Override
    public String toString() {
      return "Issued[%s]".formatted(code);
    }
  }

  /// A paper as its page shows it.
  ///
  /// @param kind empty where it is no longer offered
  public record Shown(Verified paper, Optional<AttestationKind> kind) {}

  /// What can be printed; nothing where there is no platform.
  public List<AttestationKind> offered() {
    return issuer.isPresent() ? kinds.all() : List.of();
  }

  /// Fetches a document and looks whether its seal holds. Problems:
  /// `attestation-question-defective`, `attestation-not-offered`, `attestation-known`,
  /// `attestation-limit-reached`, `attestation-nothing-found`, `attestation-platform-silent`,
  /// `attestation-not-genuine`.
  Issued issue(String terminalId, AttestationWish wish) {
    AttestationWish.Checked asked = wish.checked();
    AttestationKind kind =
        offered().stream()
            .filter(each -> each.kind().equals(asked.kind()))
            .findFirst()
            .orElseThrow(
                () -> problem(404, "attestation-not-offered", "Offer what the server offers."));
    Instant now = clock.instant();
    LocalDate day = LocalDate.ofInstant(now, HallTime.ZONE);
    byte[] person =
        key.mac("attestation", String.join("|", day.toString(), kind.kind(), number(asked)));
    int left = kind.printsADay() - store.printed(person, now);
    String code = secrets.readable(CODE_LENGTH);
    if (!store.asked(asked.key(), code, kind.kind(), terminalId, day, person, now)) {
      throw problem(409, "attestation-known", "Use a new key for another document.");
    }
    if (left <= 0) {
      store.refused(asked.key(), "limit-reached", false);
      throw problem(
          409, "attestation-limit-reached", "This person has printed as much as a day allows.");
    }
    SealedDocument sent = sent(asked, kind, code, terminalId);
    Finding finding =
        seals
            .orElseThrow()
            .checkToPrint(
                sent,
                clock.instant(),
                kind.numberInText() ? Optional.of(number(asked)) : Optional.empty());
    return switch (finding) {
      case Finding.Refused(Flaw flaw) -> throw notGenuine(asked.key(), kind, terminalId, flaw);
      case Finding.Genuine genuine -> {
        store.fetched(asked.key(), sent.sha256(), genuine, clock.instant());
        byte[] pdf = genuine.drawing().map(Finding.Drawing::pdf).orElse(sent.bytes());
        yield new Issued(
            pdf,
            HexFormat.of().formatHex(Secrets.sha256().digest(pdf)),
            genuine.pages(),
            code,
            address.base() + "/verify/" + code,
            Math.min(left, kind.copies()));
      }
    };
  }

  private static String number(AttestationWish.Checked asked) {
    return asked.person().idNumber().strip().toUpperCase(Locale.ROOT);
  }

  private SealedDocument sent(
      AttestationWish.Checked asked, AttestationKind kind, String code, String terminalId) {
    return switch (issuer.orElseThrow().issue(code, kind, asked.person())) {
      case Answer.Given<SealedDocument>(SealedDocument sent) -> sent;
      case Answer.Refused<SealedDocument>(String why) -> {
        LOG.infof("The platform has no certificate %s to give: %s", kind.kind(), why);
        store.refused(asked.key(), why, false);
        throw problem(404, "attestation-nothing-found", "The platform has none for this person.");
      }
      case Answer.Failed<SealedDocument>(String why) -> {
        if (why.equals(Flaw.OTHER_PERSON.word())) {
          throw notGenuine(asked.key(), kind, terminalId, Flaw.OTHER_PERSON);
        }
        LOG.warnf("The platform gave no certificate %s: %s", kind.kind(), why);
        store.refused(asked.key(), why, false);
        throw problem(503, "attestation-platform-silent", "Ask again in a while.");
      }
    };
  }

  /// What is forged or altered is not printed, and whoever looks after the platform hears of it.
  private RuntimeException notGenuine(UUID of, AttestationKind kind, String terminalId, Flaw flaw) {
    LOG.warnf("A certificate %s was not printed: %s", kind.kind(), flaw.word());
    store.refused(of, flaw.word(), true);
    audit.append(
        Actor.terminal(terminalId),
        "attestation-refused",
        kind.kind(),
        Map.of("flaw", flaw.word()));
    return problem(
        409,
        "attestation-not-genuine",
        "The seal does not hold (" + flaw.word() + "). Do not print.");
  }

  private static RuntimeException problem(int status, String word, String detail) {
    return Problem.of(status, word, detail).asException();
  }

  /// Counts a print; the same report once more changes nothing. Problems: `print-report-defective`,
  /// `attestation-unknown`.
  void printed(String terminalId, UUID of, PrintReport report) {
    if (!store.printed(of, terminalId, report.checked(), clock.instant())) {
      throw problem(404, "attestation-unknown", "Report prints of what was fetched here.");
    }
  }

  /// The paper with this code, as it stands there or as it was typed.
  public Optional<Shown> find(String typed) {
    String code = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    return store.verified(code).map(paper -> new Shown(paper, kinds.find(paper.kind())));
  }
}
