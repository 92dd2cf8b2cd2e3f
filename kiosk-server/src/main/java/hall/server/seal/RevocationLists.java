// SPDX-License-Identifier: Apache-2.0
package hall.server.seal;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.cert.CRL;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/// The revocation lists (RFC 5280, section 5) that somebody puts into a folder, `*.crl` as PEM or
/// DER: a server of a hall often reaches no other place of the net. They are read again when a file
/// has changed. A file that can't be read counts for nothing, so that what it would have spoken of
/// is refused.
final class RevocationLists {
  private static final System.Logger LOG = System.getLogger("hall.server.seal");

  private final Path folder;
  private Map<Path, Stamp> seen = Map.of();
  private List<X509CRL> lists = List.of();

  private RevocationLists(Path folder) {
    this.folder = folder;
  }

  /// What tells that a file is another one.
  private record Stamp(FileTime changed, long bytes) {}

  /// Those of a folder.
  ///
  /// @throws IllegalArgumentException with a sentence where it is none
  static RevocationLists in(Path folder) {
    if (!Files.isDirectory(folder) || !Files.isReadable(folder)) {
      throw new IllegalArgumentException("The revocations-folder cannot be read: " + folder);
    }
    return new RevocationLists(folder);
  }

  /// All that lie there now.
  synchronized List<X509CRL> current() {
    try {
      Map<Path, Stamp> now = stamps();
      if (!now.equals(seen)) {
        lists = read(now.keySet());
        seen = now;
      }
      return lists;
    } catch (IOException e) {
      LOG.log(Level.WARNING, "revocation-lists-unreadable {0}", e.toString());
      return List.of();
    }
  }

  private Map<Path, Stamp> stamps() throws IOException {
    Map<Path, Stamp> stamps = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".crl")).toList()) {
        BasicFileAttributes of = Files.readAttributes(file, BasicFileAttributes.class);
        stamps.put(file, new Stamp(of.lastModifiedTime(), of.size()));
      }
    }
    return stamps;
  }

  private static List<X509CRL> read(Iterable<Path> files) {
    List<X509CRL> lists = new ArrayList<>();
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file)) {
        CertificateFactory factory =
            CertificateFactory.getInstance("X.509", new BouncyCastleProvider());
        for (CRL list : factory.generateCRLs(in)) {
          lists.add((X509CRL) list);
        }
      } catch (IOException | GeneralSecurityException | RuntimeException e) {
        LOG.log(Level.WARNING, "revocation-list-unreadable {0}", file.getFileName());
      }
    }
    return List.copyOf(lists);
  }
}
