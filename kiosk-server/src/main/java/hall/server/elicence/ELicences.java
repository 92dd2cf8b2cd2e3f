// SPDX-License-Identifier: Apache-2.0
package hall.server.elicence;

import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.HallTime;
import hall.server.Problem;
import hall.server.ProblemException;
import hall.server.Secrets;
import hall.server.Sql;
import hall.server.audit.Actor;
import hall.server.audit.Audit;
import hall.server.auth.RateLimit;
import hall.server.auth.ServerKey;
import hall.server.catalogue.ItemStore;
import hall.server.catalogue.ServiceItem.Material;
import hall.server.channel.Answer;
import hall.server.elicence.ELicenceStore.Seen;
import hall.server.elicence.LicencePlatform.Redeemed;
import hall.server.elicence.Showing.Person;
import hall.server.seal.Finding;
import hall.server.seal.SealCheck;
import hall.server.seal.SealSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Electronic licences as terminals are shown them. The document goes to the one terminal that
/// asked, which hands it in with the submission; until then the server keeps its hash and what was
/// seen, so that nobody is taken at a terminal's word.
@ApplicationScoped
public class ELicences {
  private static final Logger LOG = Logger.getLogger(ELicences.class);
  private static final int REQUEST_BYTES = 16;

  /// A terminal without a network hands in for so long what it was shown.
  private static final Duration HELD = Duration.ofDays(7);

  /// Refusals of the platform that a citizen can do something about.
  private static final Set<String> TOLD =
      Set.of("code-unknown", "code-expired", "code-used", "wrong-kind", "revoked", "ended");

  private final Optional<LicencePlatform> platform;
  private final Optional<SealCheck> seals;
  private final ItemStore items;
  private final ELicenceStore store;
  private final ServerKey key;
  private final Secrets secrets;
  private final Audit audit;
  private final InstantSource clock;
  private final RateLimit codes;

  ELicences(
      ItemStore items,
      ELicenceStore store,
      ServerKey key,
      Secrets secrets,
      Audit audit,
      ObjectMapper json,
      InstantSource clock,
      Config config,
      @ConfigProperty(name = "hall.elicence.codes-a-minute") int codesAMinute) {
    Optional<SealSettings> settings =
        SealSettings.read(
            name -> config.getOptionalValue(name, String.class).orElse(null), "hall.elicence");
    this.platform =
        settings.map(each -> new HttpLicencePlatform(each.channel(), secrets, json, clock));
    this.seals = settings.map(SealSettings::seals);
    this.items = items;
    this.store = store;
    this.key = key;
    this.secrets = secrets;
    this.audit = audit;
    this.clock = clock;
    this.codes = new RateLimit(codesAMinute / 60.0, codesAMinute, clock);
  }

  /// A licence whose seal holds, for the one terminal that asked.
  public record Shown(Licence licence, byte[] pdf, String sha256, int pages) {
    /// Never the document.
    @Override
    public String toString() {
      return licence.toString();
    }
  }

  /// What a submission says of a document that is a licence.
  ///
  /// @param holder whose it has to be
  public record Named(
      UUID key,
      String implementationCode,
      String material,
      String sha256,
      int pages,
      long bytes,
      Person holder) {
    /// Never whose.
    @Override
    public String toString() {
      return "Named[%s]".formatted(material);
    }
  }

  /// Whether anything can be shown: a platform is connected.
  public boolean offered() {
    return platform.isPresent();
  }

  /// Redeems a code and looks at what comes. Problems: `elicence-question-defective`,
  /// `elicence-not-offered`, `elicence-too-often`, `elicence-known`, `elicence-code-unknown`,
  /// `elicence-code-expired`, `elicence-code-used`, `elicence-wrong-kind`, `elicence-revoked`,
  /// `elicence-ended`, `elicence-other-holder`, `elicence-not-genuine`, `elicence-platform-silent`.
  public Shown show(String terminalId, Showing showing) {
    Showing.Checked asked = showing.checked();
    Material material =
        items
            .find(asked.implementationCode(), showing.itemVersion())
            .flatMap(item -> item.material(asked.material()))
            .filter(each -> offered() && !each.licences().isEmpty())
            .orElseThrow(ELicences::notOffered);
    Duration wait = codes.waitFor(terminalId);
    if (wait.isPositive()) {
      throw new ProblemException(
          Problem.of(429, "elicence-too-often", "Too many codes. Wait, or scan the paper."),
          Map.of("Retry-After", Long.toString(wait.toSeconds() + 1)));
    }
    if (!store.asked(asked.key(), terminalId, clock.instant())) {
      throw problem(409, "known", "Use a new key for another code.");
    }
    try {
      return shown(terminalId, asked, material);
    } catch (Refused refused) {
      store.refused(asked.key(), refused.word);
      LOG.infof("No licence was taken for %s: %s", material.id(), refused.word);
      throw problem(refused.status, refused.word, refused.detail);
    }
  }

  /// Ends the look at a licence; it never leaves this class.
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String word;
    private final String detail;

    Refused(int status, String word, String detail) {
      super(word, null, false, false);
      this.status = status;
      this.word = word;
      this.detail = detail;
    }
  }

  private Shown shown(String terminalId, Showing.Checked asked, Material material) throws Refused {
    Redeemed redeemed = redeemed(asked, material);
    if (!material.licences().contains(redeemed.kind())) {
      throw new Refused(409, "wrong-kind", "Another licence than this material may be.");
    }
    if (!redeemed.holders().test(asked.holder())) {
      audit.append(Actor.terminal(terminalId), "elicence-other-holder", redeemed.kind(), Map.of());
      throw new Refused(409, "other-holder", "The licence is somebody else's.");
    }
    Instant now = clock.instant();
    if (redeemed.validTo() != null
        && redeemed.validTo().isBefore(LocalDate.ofInstant(now, HallTime.ZONE))) {
      throw new Refused(409, "ended", "The licence is no longer valid.");
    }
    return switch (seals.orElseThrow().check(redeemed.document(), now, number(redeemed))) {
      case Finding.Refused(var flaw) -> {
        audit.append(
            Actor.terminal(terminalId),
            "elicence-refused",
            redeemed.kind(),
            Map.of("flaw", flaw.word()));
        throw new Refused(
            409, "not-genuine", "The seal does not hold (" + flaw.word() + "). Scan the paper.");
      }
      case Finding.Genuine genuine -> taken(asked, redeemed, genuine, now);
    };
  }

  private static Optional<String> number(Redeemed redeemed) {
    return Optional.of(redeemed.number());
  }

  private Redeemed redeemed(Showing.Checked asked, Material material) throws Refused {
    String request = secrets.token(REQUEST_BYTES);
    return switch (platform.orElseThrow().redeem(request, asked.code(), material.licences())) {
      case Answer.Given<Redeemed>(Redeemed redeemed) -> redeemed;
      case Answer.Refused<Redeemed>(String why) when TOLD.contains(why) ->
          throw new Refused(
              why.equals("code-unknown") ? 404 : 409, why, "The platform says " + why + ".");
      case Answer.Refused<Redeemed>(String why) -> throw silent(why);
      case Answer.Failed<Redeemed>(String why) -> throw silent(why);
    };
  }

  private static Refused silent(String why) {
    LOG.warnf("The platform of licences gave none: %s", why);
    return new Refused(503, "platform-silent", "Scan the paper, or try again in a while.");
  }

  private Shown taken(
      Showing.Checked asked, Redeemed redeemed, Finding.Genuine genuine, Instant now) {
    Licence licence =
        new Licence(
            redeemed.kind(),
            redeemed.name(),
            redeemed.number(),
            redeemed.issuer(),
            redeemed.validTo(),
            genuine.signer(),
            HallTime.at(now));
    byte[] pdf = redeemed.document().bytes();
    String sha256 = redeemed.document().sha256();
    store.seen(
        asked.key(),
        new Seen(
            licence,
            asked.implementationCode(),
            asked.material(),
            sha256,
            genuine.pages(),
            pdf.length,
            code(asked.holder())));
    return new Shown(licence, pdf, sha256, genuine.pages());
  }

  private byte[] code(Person person) {
    return key.mac("elicence", person.name() + "|" + person.idNumber());
  }

  /// What is known of a licence that a submission names; empty where this terminal was not shown
  /// just that, for that material and by that person, lately, or another submission has it.
  public Optional<Licence> find(String terminalId, UUID submission, Named named) {
    return store
        .find(named.key(), terminalId, submission, clock.instant().minus(HELD))
        .filter(seen ->
            seen.implementationCode().equals(named.implementationCode())
                && seen.material().equals(named.material())
                && seen.sha256().equals(named.sha256())
                && seen.pages() == named.pages()
                && seen.bytes() == named.bytes()
                && MessageDigest.isEqual(seen.holder(), code(named.holder()))
                && !seen.licence().number().isEmpty())
        .map(Seen::licence);
  }

  /// Gives a licence to the one submission that names it; false where another one was quicker.
  public boolean bind(Sql sql, UUID licence, UUID submission) throws SQLException {
    return store.bind(sql, licence, submission);
  }

  /// That nothing can be shown for a paper.
  public static RuntimeException notOffered() {
    return problem(404, "not-offered", "Scan the paper.");
  }

  private static RuntimeException problem(int status, String word, String detail) {
    return Problem.of(status, "elicence-" + word, detail).asException();
  }
}
