// SPDX-License-Identifier: Apache-2.0
package hall.server.attestation;

import hall.server.attestation.IssuerSimulator.Fault;
import hall.server.seal.TestOfds;
import hall.server.seal.TestOfds.Way;
import hall.server.seal.TestSeals;
import hall.server.seal.TestSeals.Holder;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// The unit of the simulated platform that issues its certificates as OFD, with an electronic seal
/// of GM algorithms, and what may be false about one.
final class OfdIssuer {
  /// The kind that comes as OFD.
  static final String KIND = "residence-record";

  private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

  private final Holder root = TestSeals.root("示例国密根证书 Sample SM2 root", "sm2p256v1");
  private final Holder maker =
      TestSeals.signer("示例制章机构 Sample seal maker", root, TestSeals.FROM, TestSeals.UNTIL);
  private final Holder seal =
      TestSeals.signer("示例区户籍专用章 Sample OFD seal", root, TestSeals.FROM, TestSeals.UNTIL);
  private final Holder foreign = TestSeals.root("Foreign SM2 root", "sm2p256v1");

  X509Certificate root() {
    return root.certificate();
  }

  byte[] issue(String number, Instant now, Fault fault) throws IOException {
    byte[] plain =
        TestOfds.document(
            List.of(
                "户籍证明（样张，不作证明用）",
                "SAMPLE - NOT A REAL CERTIFICATE",
                "公民身份号码 Identity number: " + number,
                "出具时间 Issued: " + now),
            1);
    Way way = Way.of(maker, seal, now);
    return switch (fault) {
      case UNSIGNED -> plain;
      case ALTERED -> TestOfds.altered(TestOfds.sealed(plain, way));
      case ADDED -> TestOfds.added(TestOfds.sealed(plain, way));
      case PARTLY -> TestOfds.stripped(TestOfds.sealed(plain, way));
      case FOREIGN ->
          TestOfds.sealed(
              plain,
              Way.of(
                  maker,
                  TestSeals.signer("Foreign", foreign, TestSeals.FROM, TestSeals.UNTIL),
                  now));
      case EXPIRED -> TestOfds.sealed(plain, way.within(TestSeals.FROM, LONG_AGO));
      case STALE -> TestOfds.sealed(plain, Way.of(maker, seal, now.minus(Duration.ofDays(400))));
      case TRUNCATED -> {
        byte[] whole = TestOfds.sealed(plain, way);
        yield Arrays.copyOf(whole, whole.length / 2);
      }
      case HUGE -> Arrays.copyOf(TestOfds.sealed(plain, way), 30 * 1024 * 1024);
      case UNDRAWABLE ->
          TestOfds.sealed(
              TestOfds.document(List.of("Identity number: " + number, "\uE123"), 1), way);
      case NONE, SLOW, BROKEN, FORGED, OTHER_PERSON, OTHER_PAPER -> TestOfds.sealed(plain, way);
    };
  }
}
