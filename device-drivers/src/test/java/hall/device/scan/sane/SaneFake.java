// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/// A daemon for what saned's test device can't do, typed from the standard: it serves pages of 2x2
/// gray pixels, sends every answer in single bytes, and says what it was told to say.
final class SaneFake implements AutoCloseable {

  static final int GOOD = 0;
  static final int BUSY = 3;
  static final int JAMMED = 6;
  static final int NO_DOCS = 7;
  static final int WARMING_UP = 12;

  private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  private final Queue<Integer> opens = new ConcurrentLinkedQueue<>();
  private final Queue<Integer> starts = new ConcurrentLinkedQueue<>();
  private final Map<String, Boolean> sensors = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile int version = 0x01000003;
  private volatile String resource = "";

  SaneFake() throws IOException {
    Thread.ofVirtual()
        .start(() -> {
          try {
            while (true) {
              var client = server.accept();
              Thread.ofVirtual().start(() -> quietly(client));
            }
          } catch (IOException _) {
            // closed
          }
        });
  }

  String uri(String query) {
    return "sane://127.0.0.1:%d/fake%s".formatted(server.getLocalPort(), query);
  }

  void speaks(int other) {
    version = other;
  }

  /// The next statuses of OPEN; GOOD after them.
  void opens(Integer... statuses) {
    opens.addAll(List.of(statuses));
  }

  /// The next statuses of START; GOOD after them.
  void starts(Integer... statuses) {
    starts.addAll(List.of(statuses));
  }

  void sensor(String name, boolean value) {
    sensors.put(name, value);
  }

  /// Each START asks for a password for this.
  void wantsPasswordFor(String name) {
    resource = name;
  }

  /// The calls so far, by their numbers, and the words that came with AUTHORIZE.
  List<String> asked() {
    return asked;
  }

  private void quietly(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      serve(new DataInputStream(client.getInputStream()), client.getOutputStream());
    } catch (IOException _) {
      // The driver hung up.
    }
  }

  private void serve(DataInputStream in, OutputStream out) throws IOException {
    while (true) {
      int call = in.readInt();
      asked.add(String.valueOf(call));
      var answer = new SaneAnswers();
      switch (call) {
        case 0 -> {
          in.readInt();
          text(in);
          answer.word(GOOD, version);
        }
        case 1 -> answer.word(GOOD, 1, 1);
        case 2 -> {
          text(in);
          answer.word(next(opens), 7, 0);
        }
        case 3, 8 -> answer.word(in.readInt());
        case 4 -> {
          in.readInt();
          describe(answer);
        }
        case 5 -> control(in, answer);
        case 6 -> {
          in.readInt();
          answer.word(GOOD, 0, 1, 2, 2, 2, 8);
        }
        case 7 -> {
          in.readInt();
          if (resource.isEmpty()) {
            start(answer);
          } else {
            answer.word(GOOD, 0, 0).text(resource);
          }
        }
        case 9 -> {
          asked.add(text(in) + "|" + text(in) + "|" + text(in));
          answer.word(0);
          start(answer);
        }
        default -> {
          return;
        }
      }
      singly(out, answer.bytes());
    }
  }

  private static int next(Queue<Integer> statuses) {
    var status = statuses.poll();
    return status == null ? GOOD : status;
  }

  private void start(SaneAnswers answer) throws IOException {
    int status = next(starts);
    if (status != GOOD) {
      answer.word(status, 0, 0, 0);
      return;
    }
    var data = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread.ofVirtual()
        .start(() -> {
          try (data;
              var driver = data.accept()) {
            driver.setTcpNoDelay(true);
            var page = new SaneAnswers().word(4, 0x10205060, -1).bytes();
            singly(driver.getOutputStream(), page);
            driver.getOutputStream().write(5); // end of file
          } catch (IOException _) {
            // The driver hung up.
          }
        });
    answer.word(GOOD, data.getLocalPort(), 0x4321, 0);
  }

  /// The count, the source, then the sensors.
  private void describe(SaneAnswers answer) {
    answer.word(2 + sensors.size(), 0).text("", "", "").word(1, 0, 4, 4, 0);
    answer.word(0).text("source", "", "").word(3, 0, 10, 5, 3, 2).text("Flatbed", "ADF");
    sensors.keySet().stream()
        .sorted()
        .forEach(name -> answer.word(0).text(name, "", "").word(0, 0, 4, 4, 0));
  }

  private void control(DataInputStream in, SaneAnswers answer) throws IOException {
    in.readInt();
    int option = in.readInt();
    in.readInt();
    int type = in.readInt();
    int size = in.readInt();
    if (type == 3) {
      text(in);
      answer.word(GOOD, 0, 3, size, 0, 0);
      return;
    }
    for (int count = in.readInt(); count > 0; count--) {
      in.readInt();
    }
    var name = sensors.keySet().stream().sorted().toList().get(option - 2);
    answer.word(GOOD, 0, 0, 4, 1, sensors.getOrDefault(name, false) ? 1 : 0, 0);
  }

  private static String text(DataInputStream in) throws IOException {
    var latin = new byte[in.readInt()];
    in.readFully(latin);
    return new String(latin, 0, Math.max(0, latin.length - 1), StandardCharsets.ISO_8859_1);
  }

  private static void singly(OutputStream out, byte[] bytes) throws IOException {
    for (byte one : bytes) {
      out.write(one);
      out.flush();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
