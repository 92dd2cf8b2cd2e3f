// SPDX-License-Identifier: Apache-2.0
package hall.server.software;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Hands bundles out, to so many terminals at the same time and no more: a fleet that updates must
/// not starve its own heartbeats. Whoever takes too long is cut off and goes on later where it was.
@ApplicationScoped
class Downloads {
  private final BlockStore blocks;
  private final InstantSource clock;
  private final int most;
  private final Duration longest;
  private final List<Ticket> running = new ArrayList<>();

  Downloads(
      BlockStore blocks,
      InstantSource clock,
      @ConfigProperty(name = "hall.software.downloads") int most,
      @ConfigProperty(name = "hall.software.longest-download") Duration longest) {
    this.blocks = blocks;
    this.clock = clock;
    this.most = most;
    this.longest = longest;
  }

  /// The permission to download until its time is over; one that nobody gives back ends with it.
  final class Ticket {
    private final Instant until;

    private Ticket(Instant until) {
      this.until = until;
    }

    /// Writes some bytes of a bundle, and gives the permission back.
    void write(String version, long first, long last, OutputStream out) throws IOException {
      try {
        long position = first;
        while (position <= last) {
          if (clock.instant().isAfter(until)) {
            throw new InterruptedIOException("The download took too long");
          }
          BlockStore.Block block =
              blocks
                  .at(version, position)
                  .orElseThrow(() -> new IOException("The bundle is not offered any more"));
          int from = Math.toIntExact(position - block.from());
          int until = Math.toIntExact(Math.min(block.end(), last + 1) - block.from());
          out.write(block.bytes(), from, until - from);
          position += until - from;
        }
      } finally {
        end(this);
      }
    }
  }

  /// Begins a download; empty while there are enough.
  synchronized Optional<Ticket> begin() {
    Instant now = clock.instant();
    running.removeIf(ticket -> now.isAfter(ticket.until));
    if (running.size() >= most) {
      return Optional.empty();
    }
    Ticket ticket = new Ticket(now.plus(longest));
    running.add(ticket);
    return Optional.of(ticket);
  }

  private synchronized void end(Ticket ticket) {
    running.removeIf(each -> each.equals(ticket));
  }
}
