// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A hand with cards before the virtual reader of the vsmartcard project: while a card is inserted,
/// it is a client of the reader, which sends messages of length (2) and content: 0 power off, 1
/// power on, 2 reset, 4 asks for the answer to reset, more than one byte is a command.
///
/// Options: `--socket PATH`, where a relay to the reader's TCP port listens; `--control N`. Control
/// commands: `insert CARD`, `remove`, `fault pull|mute N` (at the Nth command from now), `fault
/// none`, `commands` (the first two bytes of every command so far), `stats`.
public final class SmartCardSimulator {

  private static final long RETRY_MILLIS = 50;

  private final Path socket;
  private final List<String> commands = new ArrayList<>();
  private @Nullable SimulatedCard inserted;
  private @Nullable SocketChannel channel;
  private String fault = "none";
  private int countdown;
  private long busyNanos;

  private SmartCardSimulator(Path socket) {
    this.socket = socket;
  }

  public static void main(String[] arguments) throws IOException {
    var options = Options.parse(arguments, "socket", "control");
    var path = options.text("socket");
    if (path == null) {
      throw new IllegalArgumentException("--socket is needed");
    }
    var simulator = new SmartCardSimulator(Path.of(path));
    Thread.ofPlatform().daemon().name("card").start(simulator::serve);
    ControlPort.open(options.number("control", 0), simulator::control)
        .announceAndWait("pcsc:Virtual PCD 00 00");
  }

  private synchronized String control(String verb, List<String> words) throws IOException {
    switch (verb) {
      case "insert" -> insert(words);
      case "remove" -> remove();
      case "fault" -> {
        fault = words.getFirst();
        if (!List.of("none", "pull", "mute").contains(fault)) {
          throw new IllegalArgumentException("no fault " + fault);
        }
        countdown = words.size() > 1 ? Integer.parseInt(words.get(1)) : 1;
      }
      case "commands" -> {
        return commands.stream().collect(Collectors.joining(" ", "{\"commands\": \"", "\"}"));
      }
      case "stats" -> {
        return "{\"busyMillis\": %d, \"commands\": %d}"
            .formatted(busyNanos / 1_000_000, commands.size());
      }
      default ->
          throw new IllegalArgumentException(
              "no command \"%s\": there are insert, remove, fault, commands, stats"
                  .formatted(verb));
    }
    return "{}";
  }

  private void insert(List<String> words) {
    inserted = SimulatedCard.named(Ga450Simulator.word(words, 0));
    notifyAll();
  }

  private void remove() throws IOException {
    inserted = null;
    if (channel != null) {
      channel.close();
      channel = null;
    }
  }

  private synchronized SocketChannel connected() throws IOException, InterruptedException {
    while (inserted == null) {
      wait();
    }
    var open = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      open.connect(UnixDomainSocketAddress.of(socket));
    } catch (IOException e) {
      open.close();
      throw e;
    }
    inserted.reset();
    channel = open;
    return open;
  }

  private void serve() {
    while (true) {
      try (var open = connected()) {
        talk(new DataInputStream(Channels.newInputStream(open)), Channels.newOutputStream(open));
      } catch (IOException e) {
        // The card was pulled, or the reader is not there: a card that lies there waits for it.
        pause();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(RETRY_MILLIS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void talk(DataInputStream in, OutputStream out) throws IOException {
    while (true) {
      var message = new byte[in.readUnsignedShort()];
      in.readFully(message);
      long began = System.nanoTime();
      byte[] answer = answered(message);
      busyNanos += System.nanoTime() - began;
      if (answer.length > 0) {
        var length = new byte[] {(byte) (answer.length >> 8), (byte) answer.length};
        out.write(Apdus.join(length, answer));
      }
    }
  }

  /// Nothing where the reader expects nothing, and from a mute card.
  private synchronized byte[] answered(byte[] message) throws IOException {
    var card = inserted;
    if (card == null) {
      throw new IOException("pulled");
    }
    if (message.length == 1) {
      if (message[0] == 4) {
        return card.atr();
      }
      card.reset();
      return new byte[0];
    }
    commands.add("%02X%02X".formatted(message[0], message[1]));
    if (!fault.equals("none") && --countdown <= 0) {
      return failed();
    }
    return card.answer(message);
  }

  private byte[] failed() throws IOException {
    var what = fault;
    fault = "none";
    if (what.equals("pull")) {
      remove();
      throw new IOException("pulled");
    }
    return new byte[0];
  }
}
