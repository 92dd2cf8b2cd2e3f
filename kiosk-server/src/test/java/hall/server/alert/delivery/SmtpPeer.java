// SPDX-License-Identifier: Apache-2.0
package hall.server.alert.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;

/// A mail server that speaks as much SMTP (RFC 5321) as a relay must, typed from the standard, and
/// refuses or keeps silent when told to.
public final class SmtpPeer implements AutoCloseable {
  /// How it behaves.
  public enum Mood {
    KIND,
    /// Refuses recipients for now: 450.
    BUSY,
    /// Refuses the message for ever: 554.
    STRICT,
    /// Takes connections and never says a word.
    SILENT
  }

  /// A message with its envelope.
  public record Mail(String to, String data) {
    public MimeMessage parsed() throws MessagingException {
      return new MimeMessage(
          Session.getInstance(new Properties()),
          new ByteArrayInputStream(data.getBytes(StandardCharsets.US_ASCII)));
    }
  }

  public final List<Mail> mails = new CopyOnWriteArrayList<>();
  public volatile Mood mood = Mood.KIND;
  private final ServerSocket door;

  public SmtpPeer() throws IOException {
    door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::receive);
  }

  public int port() {
    return door.getLocalPort();
  }

  private void receive() {
    while (!door.isClosed()) {
      try {
        Socket guest = door.accept();
        Thread.ofVirtual().start(() -> talk(guest));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void talk(Socket guest) {
    try (guest;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(guest.getInputStream(), StandardCharsets.US_ASCII))) {
      OutputStream out = guest.getOutputStream();
      if (mood == Mood.SILENT) {
        in.readLine();
        return;
      }
      say(out, "220 peer.example ESMTP");
      String to = "";
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String verb = line.toUpperCase(Locale.ROOT);
        if (verb.startsWith("EHLO")) {
          say(out, "250-peer.example");
          say(out, "250 8BITMIME");
        } else if (verb.startsWith("RCPT")) {
          to = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
          say(out, mood == Mood.BUSY ? "450 4.2.1 <" + to + "> is busy" : "250 ok");
        } else if (verb.startsWith("DATA")) {
          say(out, "354 go on");
          String data = data(in);
          if (mood == Mood.STRICT) {
            say(out, "554 5.7.1 refused");
          } else {
            mails.add(new Mail(to, data));
            say(out, "250 kept");
          }
        } else if (verb.startsWith("QUIT")) {
          say(out, "221 bye");
          return;
        } else {
          say(out, "250 ok");
        }
      }
    } catch (IOException gone) {
      // The client went away, as it may.
    }
  }

  /// Until the line with a single dot; a doubled one at the start of a line is one (4.5.2).
  private static String data(BufferedReader in) throws IOException {
    StringBuilder data = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      data.append(line.startsWith("..") ? line.substring(1) : line).append("\r\n");
    }
    return data.toString();
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
