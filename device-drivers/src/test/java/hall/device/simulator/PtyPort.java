// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// A pseudo-terminal behind a symbolic link with a name of the caller's choice.
final class PtyPort implements Wire.Port {

  private final Pty pty;
  private final Path link;

  private PtyPort(Pty pty, Path link) {
    this.pty = pty;
    this.link = link;
  }

  /// Replaces a link that an earlier simulator left behind, but nothing else.
  static PtyPort open(Path link) throws IOException {
    var absolute = link.toAbsolutePath();
    if (Files.exists(absolute, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(absolute)) {
      throw new IllegalArgumentException(absolute + " exists and is not a symbolic link");
    }
    var pty = Pty.open();
    Files.deleteIfExists(absolute);
    Files.createSymbolicLink(absolute, pty.path());
    var port = new PtyPort(pty, absolute);
    Runtime.getRuntime().addShutdownHook(new Thread(port::removeLink));
    return port;
  }

  private void removeLink() {
    try {
      // A successor may have put its own link there already.
      if (Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(pty.path())) {
        Files.delete(link);
      }
    } catch (IOException e) {
      System.err.println("the link stays behind: " + e.getMessage());
    }
  }

  @Override
  public int read(byte[] into) throws IOException {
    return pty.read(into);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    pty.write(bytes, offset, length);
  }

  @Override
  public int clientBaud() throws IOException {
    return pty.baud();
  }

  @Override
  public String uri(String scheme, int baud) {
    return "%s:%s?baud=%d".formatted(scheme, link, baud);
  }
}
