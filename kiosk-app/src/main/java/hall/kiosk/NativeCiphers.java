// SPDX-License-Identifier: Apache-2.0
package hall.kiosk;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.lang.System.Logger.Level;
import java.security.Provider;
import java.security.Security;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// AES-GCM and SHA-256 from a native library, for the pages of a submission: each is sealed in the
/// outbox, hashed, and sent over TLS. The JDK's own are fast in code of its best compiler alone,
/// which the kiosk does without; in that of the other one they did 22 and 58 MB a second on a busy
/// machine, these more than 1,000. Nothing else of cryptography is taken from there.
final class NativeCiphers extends Provider {

  private static final long serialVersionUID = 1L;
  private static final System.Logger LOG = System.getLogger("hall.kiosk");
  private static final Set<String> TAKEN =
      Set.of("Cipher AES/GCM/NoPadding", "MessageDigest SHA-256");

  private final transient Provider library;

  private NativeCiphers(Provider library) {
    super("HallNative", library.getVersionStr(), "AES-GCM and SHA-256 of a native library");
    this.library = library;
  }

  /// Prefers them from now on, in connections that are made later too. Where the library can't be
  /// loaded, those of the JDK stay.
  static void prefer() {
    var library = AmazonCorrettoCryptoProvider.INSTANCE;
    prefer(library, library.getLoadingError());
  }

  /// @param error why the library can't be used; null where it can
  static void prefer(Provider library, @Nullable Throwable error) {
    if (error == null) {
      Security.insertProviderAt(new NativeCiphers(library), 1);
    } else {
      LOG.log(Level.WARNING, "native-ciphers missing, the JDK's are used", error);
    }
  }

  @Override
  public @Nullable Service getService(String type, String algorithm) {
    return TAKEN.contains(type + " " + algorithm) ? library.getService(type, algorithm) : null;
  }
}
