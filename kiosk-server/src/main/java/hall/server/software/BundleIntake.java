// SPDX-License-Identifier: Apache-2.0
package hall.server.software;

import hall.server.Database;
import hall.server.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/// Takes bundles in, block by block, each durable before the next: an upload that breaks goes on
/// where it ended, at any server.
@ApplicationScoped
class BundleIntake {
  private final Database database;
  private final ReleaseStore releases;
  private final BlockStore blocks;

  BundleIntake(Database database, ReleaseStore releases, BlockStore blocks) {
    this.database = database;
    this.releases = releases;
    this.blocks = blocks;
  }

  /// What an append came to; each carries where the bundle ends now.
  sealed interface Appended {
    record Done(long offset) implements Appended {}

    /// Another upload was faster, or nothing is awaited any more.
    record OffsetDiffers() implements Appended {}

    /// More bytes than the release says.
    record TooLong(long offset) implements Appended {}

    /// The connection broke; what arrived is kept.
    record Interrupted(long offset) implements Appended {}
  }

  /// Appends a stream at `offset`, at most up to the length that the release says.
  Appended append(Release release, long offset, InputStream body) {
    long position = offset;
    while (true) {
      byte[] bytes;
      try {
        bytes = body.readNBytes(BlockStore.BLOCK);
      } catch (IOException broken) {
        return new Appended.Interrupted(position);
      }
      if (bytes.length == 0) {
        return new Appended.Done(position);
      }
      if (position + bytes.length > release.length()) {
        return new Appended.TooLong(position);
      }
      if (!append(release.version(), new BlockStore.Block(position, bytes))) {
        return new Appended.OffsetDiffers();
      }
      position += bytes.length;
    }
  }

  private boolean append(String version, BlockStore.Block block) {
    return database.transaction(sql -> {
      if (!releases.advance(sql, version, block.from(), block.end())) {
        return false;
      }
      blocks.add(sql, version, block);
      return true;
    });
  }

  /// Whether all that arrived is what was signed.
  boolean isRight(Release release) {
    MessageDigest digest = Secrets.sha256();
    long position = 0;
    while (position < release.length()) {
      var block = blocks.at(release.version(), position);
      if (block.isEmpty()) {
        return false;
      }
      digest.update(block.get().bytes());
      position = block.get().end();
    }
    return Arrays.equals(digest.digest(), HexFormat.of().parseHex(release.sha256()));
  }
}
