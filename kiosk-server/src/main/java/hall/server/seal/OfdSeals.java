// SPDX-License-Identifier: Apache-2.0
package hall.server.seal;

import hall.server.ofd.OfdDocument;
import hall.server.ofd.OfdException;
import hall.server.ofd.OfdPackage;
import hall.server.ofd.OfdXml;
import hall.server.ofd.Stamp;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.w3c.dom.Element;

/// The seals of an OFD (GB/T 33190-2016, 18). Each one must hold: its signature over the
/// description (`Signature.xml`), the digest of every file that this lists, the seal itself, and
/// who made and who used it. And one of them must list every file of the package but those of the
/// seals: what nobody protects, anybody may have written.
final class OfdSeals {
  private static final Set<String> SM3 =
      Set.of(GMObjectIdentifiers.sm3.getId(), "SM3", "1.2.156.10197.1.401.1");

  private final OfdPackage files;
  private final TrustAnchors anchors;
  private final List<Stamp> stamps = new ArrayList<>();
  private final Set<String> own = new HashSet<>();

  private OfdSeals(OfdPackage files, TrustAnchors anchors) {
    this.files = files;
    this.anchors = anchors;
  }

  /// What is known of a document whose seals hold.
  ///
  /// @param signer as the certificate of the last one over the whole package names it
  record Sealed(String signer, Instant at, List<Stamp> stamps) {}

  /// One that holds.
  private record Held(String signer, Instant at, Set<String> covered) {}

  /// @throws Refusal where one does not hold, or none covers everything
  static Sealed check(OfdDocument document, OfdPackage files, TrustAnchors anchors)
      throws Refusal, OfdException {
    try {
      return new OfdSeals(files, anchors).checked(document);
    } catch (IOException e) {
      throw new Refusal(Flaw.UNKNOWN_SIGNATURE);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Bouncy Castle lacks SM3", e);
    }
  }

  private Sealed checked(OfdDocument document)
      throws Refusal, OfdException, IOException, GeneralSecurityException {
    String list = document.signatures().orElseThrow(() -> new Refusal(Flaw.UNSIGNED));
    List<Element> entries =
        files.has(list) ? OfdXml.children(files.xml(list), "Signature") : List.of();
    if (entries.isEmpty()) {
      throw new Refusal(Flaw.UNSIGNED);
    }
    own.add(list);
    List<Held> all = new ArrayList<>();
    for (Element each : entries) {
      if (!OfdXml.attribute(each, "Type").orElse("Seal").equals("Seal")) {
        throw new Refusal(Flaw.UNKNOWN_SIGNATURE);
      }
      all.add(held(OfdPackage.resolve(list, OfdXml.required(each, "BaseLoc"))));
    }
    Held last =
        all.stream()
            .filter(this::whole)
            .max(Comparator.comparing(Held::at))
            .orElseThrow(() -> new Refusal(Flaw.ADDED_TO));
    return new Sealed(last.signer(), last.at(), List.copyOf(stamps));
  }

  private boolean whole(Held seal) {
    return files.names().stream()
        .allMatch(each -> own.contains(each) || seal.covered().contains(each));
  }

  private Held held(String description)
      throws Refusal, OfdException, IOException, GeneralSecurityException {
    Element signature = files.xml(description);
    Element info = OfdXml.only(signature, "SignedInfo");
    Set<String> covered = covered(description, OfdXml.only(info, "References"));
    String value =
        OfdPackage.resolve(
            description, OfdXml.text(signature, "SignedValue").orElse("SignedValue.dat"));
    SesSignature seal = SesSignature.read(files.bytes(value), anchors.provider());
    if (!MessageDigest.isEqual(sm3(files.bytes(description)), seal.hash())
        || !SesSignature.holds(seal.signer(), seal.toSign(), seal.value(), anchors.provider())) {
      throw new Refusal(strong(seal.algorithm()) ? Flaw.ALTERED : Flaw.WEAK);
    }
    if (!strong(seal.algorithm()) || !strong(seal.seal().algorithm())) {
      throw new Refusal(Flaw.WEAK);
    }
    if (!OfdPackage.resolve("", seal.place()).equals(description)) {
      throw new Refusal(Flaw.ALTERED);
    }
    own.add(description);
    own.add(value);
    file(description, info, seal.seal());
    vouched(seal);
    for (Element each : OfdXml.children(info, "StampAnnot")) {
      stamps.add(Stamp.of(each, seal.seal().picture()));
    }
    return new Held(SealSignature.name(seal.signer()), seal.at(), covered);
  }

  private static boolean strong(ASN1ObjectIdentifier algorithm) {
    return algorithm.equals(GMObjectIdentifiers.sm2sign_with_sm3);
  }

  /// The files that the description lists, each with the digest that it states.
  private Set<String> covered(String description, Element references)
      throws Refusal, OfdException, GeneralSecurityException {
    if (!SM3.contains(OfdXml.attribute(references, "CheckMethod").orElse("MD5"))) {
      throw new Refusal(Flaw.WEAK);
    }
    Set<String> covered = new HashSet<>();
    for (Element each : OfdXml.children(references, "Reference")) {
      String file = OfdPackage.resolve(description, OfdXml.required(each, "FileRef"));
      if (!files.has(file) || !MessageDigest.isEqual(sm3(files.bytes(file)), digest(each))) {
        throw new Refusal(Flaw.ALTERED);
      }
      covered.add(file);
    }
    return covered;
  }

  private static byte[] digest(Element reference) throws OfdException, Refusal {
    try {
      return Base64.getMimeDecoder().decode(OfdXml.only(reference, "CheckValue").getTextContent());
    } catch (IllegalArgumentException e) {
      throw new Refusal(Flaw.ALTERED);
    }
  }

  /// A copy of the seal that lies beside its use is the same seal.
  private void file(String description, Element info, SesSignature.Seal seal)
      throws Refusal, OfdException {
    Optional<Element> copy = OfdXml.child(info, "Seal");
    if (copy.isPresent()) {
      String file =
          OfdPackage.resolve(description, OfdXml.text(copy.get(), "BaseLoc").orElse("Seal.esl"));
      if (!files.has(file) || !MessageDigest.isEqual(files.bytes(file), seal.encoded())) {
        throw new Refusal(Flaw.ALTERED);
      }
      own.add(file);
    }
  }

  /// The seal was made by somebody whom a root vouches for, for who signed, for this time; and a
  /// root vouches for who signed.
  private void vouched(SesSignature signature) throws Refusal, GeneralSecurityException {
    SesSignature.Seal seal = signature.seal();
    boolean made =
        SesSignature.holds(seal.maker(), seal.toSign(), seal.value(), anchors.provider());
    Instant at = signature.at();
    if (!made
        || !seal.belongsTo(signature.signer(), sm3(signature.signer().getEncoded()))
        || at.isBefore(seal.from())
        || at.isAfter(seal.until())) {
      throw new Refusal(Flaw.UNTRUSTED);
    }
    anchors.vouchFor(seal.maker(), List.of(), at);
    anchors.vouchFor(signature.signer(), List.of(), at);
  }

  private byte[] sm3(byte[] bytes) throws GeneralSecurityException {
    return MessageDigest.getInstance("SM3", anchors.provider()).digest(bytes);
  }
}
