// SPDX-License-Identifier: Apache-2.0
package hall.server.alert.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Sends e-mails over SMTP (RFC 5321), one recipient a message, so that nobody sees the others. TLS
/// is `starttls` (required, not merely tried), `tls` from the first byte, or `none` for a relay on
/// this machine.
@ApplicationScoped
public class MailPost {
  private final Optional<String> host;
  private final int port;
  private final String tls;
  private final Optional<String> user;
  private final Optional<String> password;
  private final Optional<String> from;
  private final Duration patience;

  public MailPost(
      @ConfigProperty(name = "hall.mail.host") Optional<String> host,
      @ConfigProperty(name = "hall.mail.port") int port,
      @ConfigProperty(name = "hall.mail.tls") String tls,
      @ConfigProperty(name = "hall.mail.user") Optional<String> user,
      @ConfigProperty(name = "hall.mail.password") Optional<String> password,
      @ConfigProperty(name = "hall.mail.from") Optional<String> from,
      @ConfigProperty(name = "hall.alerts.patience") Duration patience) {
    this.host = host;
    this.port = port;
    this.tls = tls;
    this.user = user;
    this.password = password;
    this.from = from;
    this.patience = patience;
  }

  /// Whether a mail server and a sender are named.
  public boolean isConfigured() {
    return host.isPresent() && from.isPresent();
  }

  /// Whether this is one address that mail can go to.
  public static boolean isAddress(String text) {
    try {
      InternetAddress address = new InternetAddress(text, true);
      return address.getAddress().equals(text) && text.length() <= 254 && text.contains("@");
    } catch (AddressException unreadable) {
      return false;
    }
  }

  /// Sends a notice. The message's id is the delivery's, so that a copy is known as one.
  Attempt send(String address, long deliveryId, Notice notice) {
    if (host.isEmpty() || from.isEmpty()) {
      return new Attempt.Failed("mail-not-configured");
    }
    Session session = Session.getInstance(properties(host.get(), from.get()));
    try {
      Transport transport = session.getTransport("smtp");
      try {
        transport.connect(host.get(), port, user.orElse(null), password.orElse(null));
        Message message = message(session, from.get(), address, deliveryId, notice);
        message.saveChanges();
        transport.sendMessage(message, message.getAllRecipients());
      } finally {
        transport.close();
      }
      return new Attempt.Delivered();
    } catch (MessagingException e) {
      return new Attempt.Failed(why(e));
    }
  }

  private static Message message(
      Session session, String from, String address, long deliveryId, Notice notice)
      throws MessagingException {
    MailText text = MailText.of(notice);
    String id = "<hall-alert-" + deliveryId + "@" + domain(from) + ">";
    MimeMessage message =
        new MimeMessage(session) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
          }
        };
    message.setFrom(new InternetAddress(from));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(address));
    message.setSubject(text.subject(), "UTF-8");
    message.setText(text.body(), "UTF-8");
    message.setSentDate(Date.from(notice.at().toInstant()));
    // RFC 3834, 5: no out-of-office answers, please.
    message.setHeader("Auto-Submitted", "auto-generated");
    return message;
  }

  private Properties properties(String server, String sender) {
    String millis = Long.toString(patience.toMillis());
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.host", server);
    properties.setProperty("mail.smtp.port", Integer.toString(port));
    properties.setProperty("mail.smtp.localhost", domain(sender));
    properties.setProperty("mail.smtp.connectiontimeout", millis);
    properties.setProperty("mail.smtp.timeout", millis);
    properties.setProperty("mail.smtp.writetimeout", millis);
    properties.setProperty("mail.smtp.auth", Boolean.toString(user.isPresent()));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    switch (tls) {
      case "starttls" -> {
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", "true");
      }
      case "tls" -> properties.setProperty("mail.smtp.ssl.enable", "true");
      case "none" -> {}
      default -> throw new IllegalArgumentException("HALL_MAIL_TLS must be starttls, tls or none.");
    }
    return properties;
  }

  private static String domain(String address) {
    return address.substring(address.indexOf('@') + 1).replace(">", "");
  }

  /// The kind of failure; texts of mail servers repeat addresses and are not kept.
  private static String why(MessagingException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case SMTPSendFailedException refused -> {
          return "smtp-" + refused.getReturnCode();
        }
        case SMTPAddressFailedException refused -> {
          return "smtp-" + refused.getReturnCode();
        }
        case AuthenticationFailedException _ -> {
          return "login-refused";
        }
        case SocketTimeoutException _ -> {
          return "timeout";
        }
        case MailConnectException connect -> {
          return connect.getCause() instanceof SocketTimeoutException ? "timeout" : "no-connection";
        }
        default -> {}
      }
    }
    return e.getNextException() instanceof MessagingException next ? why(next) : "connection-lost";
  }
}
