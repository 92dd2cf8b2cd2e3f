// SPDX-License-Identifier: Apache-2.0
package hall.server.archive;

import hall.server.Secrets;
import hall.server.certificate.DetachedSignature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Verifies a package without the server that made it.
public final class BagCheck {
  private static final Pattern LINE = Pattern.compile("([0-9a-fA-F]{64})[ \\t]+\\*?(.+)");
  private static final Pattern OXUM = Pattern.compile("(?m)^Payload-Oxum: (\\d+)\\.(\\d+)\\r?$");
  private static final int LARGEST_TAG_FILE = 16 << 20;
  private static final int BLOCK = 64 * 1024;

  private final List<Finding> findings = new ArrayList<>();

  private BagCheck() {}

  /// What is wrong with a file of the package.
  public record Finding(Fault fault, String path) {}

  /// What can be wrong.
  public enum Fault {
    /// It is there with other bytes.
    ALTERED,
    MISSING,
    /// Nobody packed it.
    ADDED,
    /// It does not say what a bag says at this place.
    NO_BAG,
    /// The signature is none over this package, or not of the authority that was asked for.
    FORGED
  }

  /// What a verification came to.
  ///
  /// @param files that were verified
  /// @param seal SHA-256 of the manifest of the tags, as the audit of the server tells it
  /// @param signature that holds; empty where there is none, as in packages of earlier versions
  public record Verdict(
      List<Finding> findings, int files, String seal, Optional<DetachedSignature> signature) {
    public boolean isIntact() {
      return findings.isEmpty();
    }
  }

  /// Verifies a ZIP file.
  ///
  /// @param authority that must have signed it; without one, whose key signed is not asked
  /// @throws IOException where it cannot be read at all
  public static Verdict verify(Path file, Optional<X509Certificate> authority) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
      return new BagCheck().verify(zip, authority);
    }
  }

  private Verdict verify(ZipFile zip, Optional<X509Certificate> authority) throws IOException {
    Map<String, ZipEntry> entries = new TreeMap<>();
    String folder = "";
    for (ZipEntry each : Collections.list(zip.entries())) {
      String name = each.getName();
      if (each.isDirectory()) {
        continue;
      }
      int slash = name.indexOf('/');
      String top = slash < 0 ? "" : name.substring(0, slash + 1);
      folder = folder.isEmpty() ? top : folder;
      String path = name.substring(top.length());
      if (top.isEmpty() || !top.equals(folder) || entries.put(path, each) != null) {
        // Outside of the one folder, or twice under one name.
        findings.add(new Finding(Fault.ADDED, name));
      }
    }
    Map<String, String> hashes = new HashMap<>();
    for (Map.Entry<String, ZipEntry> each : entries.entrySet()) {
      hashes.put(each.getKey(), sha256(zip, each.getValue()));
    }
    Map<String, String> tags = manifest(zip, entries, Bag.TAG_MANIFEST);
    Map<String, String> payload = manifest(zip, entries, Bag.MANIFEST);
    compare(tags, hashes);
    compare(payload, hashes);
    for (String path : entries.keySet()) {
      boolean known =
          path.startsWith(Bag.DATA)
              ? payload.containsKey(path)
              : tags.containsKey(path)
                  || path.equals(Bag.TAG_MANIFEST)
                  || path.equals(Bag.SIGNATURE);
      if (!known) {
        findings.add(new Finding(Fault.ADDED, path));
      }
    }
    for (String needed : List.of(Bag.DECLARATION, Bag.INFO, Bag.MANIFEST)) {
      if (!tags.containsKey(needed) && !missing(needed)) {
        findings.add(new Finding(Fault.MISSING, needed));
      }
    }
    say(zip, entries);
    Optional<DetachedSignature> signature = signature(zip, entries, authority);
    return new Verdict(
        List.copyOf(findings),
        entries.size(),
        hashes.getOrDefault(Bag.TAG_MANIFEST, ""),
        signature);
  }

  private Optional<DetachedSignature> signature(
      ZipFile zip, Map<String, ZipEntry> entries, Optional<X509Certificate> authority)
      throws IOException {
    ZipEntry signed = entries.get(Bag.TAG_MANIFEST);
    ZipEntry signature = entries.get(Bag.SIGNATURE);
    if (signed == null || signature == null) {
      if (signature == null && authority.isPresent()) {
        findings.add(new Finding(Fault.MISSING, Bag.SIGNATURE));
      }
      return Optional.empty();
    }
    Optional<DetachedSignature> held =
        DetachedSignature.read(bytes(zip, signed), bytes(zip, signature))
            .filter(each -> authority.isEmpty() || each.isFrom(authority.get()));
    if (held.isEmpty()) {
      findings.add(new Finding(Fault.FORGED, Bag.SIGNATURE));
    }
    return held;
  }

  private boolean missing(String path) {
    return findings.stream().anyMatch(each -> each.path().equals(path));
  }

  /// What the two files say in words that have a meaning.
  private void say(ZipFile zip, Map<String, ZipEntry> entries) throws IOException {
    String declaration = text(zip, entries.get(Bag.DECLARATION)).replace("\r\n", "\n");
    if (entries.containsKey(Bag.DECLARATION) && !declaration.equals(Bag.VERSION)) {
      findings.add(new Finding(Fault.NO_BAG, Bag.DECLARATION));
    }
    Matcher oxum = OXUM.matcher(text(zip, entries.get(Bag.INFO)));
    List<ZipEntry> data =
        entries.entrySet().stream()
            .filter(each -> each.getKey().startsWith(Bag.DATA))
            .map(Map.Entry::getValue)
            .toList();
    String counted = data.stream().mapToLong(ZipEntry::getSize).sum() + "." + data.size();
    if (oxum.find() && !counted.equals(oxum.group(1) + "." + oxum.group(2)) && !isMarked()) {
      findings.add(new Finding(Fault.NO_BAG, Bag.INFO));
    }
  }

  /// Whether some file of the payload is named already, so that sums say nothing new.
  private boolean isMarked() {
    return findings.stream().anyMatch(each -> each.path().startsWith(Bag.DATA));
  }

  private void compare(Map<String, String> manifest, Map<String, String> hashes) {
    manifest.forEach((path, hash) -> {
      String found = hashes.get(path);
      if (found == null) {
        findings.add(new Finding(Fault.MISSING, path));
      } else if (!found.equalsIgnoreCase(hash)) {
        findings.add(new Finding(Fault.ALTERED, path));
      }
    });
  }

  private Map<String, String> manifest(ZipFile zip, Map<String, ZipEntry> entries, String name)
      throws IOException {
    Map<String, String> manifest = new LinkedHashMap<>();
    if (!entries.containsKey(name)) {
      findings.add(new Finding(Fault.MISSING, name));
      return manifest;
    }
    for (String line : text(zip, entries.get(name)).lines().toList()) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches() || manifest.put(path(matcher.group(2)), matcher.group(1)) != null) {
        findings.add(new Finding(Fault.NO_BAG, name));
        return manifest;
      }
    }
    return manifest;
  }

  /// RFC 8493, 2.1.3: line ends and the percent sign are written as their codes.
  private static String path(String written) {
    return written.replaceAll("(?i)%0d", "\r").replaceAll("(?i)%0a", "\n").replace("%25", "%");
  }

  private static String text(ZipFile zip, @org.jspecify.annotations.Nullable ZipEntry entry)
      throws IOException {
    if (entry == null) {
      return "";
    }
    return new String(bytes(zip, entry), StandardCharsets.UTF_8);
  }

  /// As many of them as a tag file has.
  private static byte[] bytes(ZipFile zip, ZipEntry entry) throws IOException {
    try (InputStream bytes = zip.getInputStream(entry)) {
      return bytes.readNBytes(LARGEST_TAG_FILE);
    }
  }

  /// Empty where its bytes do not unpack any more: that is no hash of anything.
  private static String sha256(ZipFile zip, ZipEntry entry) {
    MessageDigest digest = Secrets.sha256();
    byte[] block = new byte[BLOCK];
    try (InputStream bytes = zip.getInputStream(entry)) {
      for (int read = bytes.read(block); read >= 0; read = bytes.read(block)) {
        digest.update(block, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException unreadable) {
      return "";
    }
  }
}
