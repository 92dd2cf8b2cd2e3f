// SPDX-License-Identifier: Apache-2.0
package hall.server.alert.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.Database;
import hall.server.Golden;
import hall.server.OnServer;
import hall.server.alert.AlertScene;
import hall.server.alert.Recipients;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Mail and webhooks to real peers on this machine, well and in bad weather.
@OnServer
class DeliveryRoundTest {
  private static final Instant NOW = AlertScene.TOLD;

  @Inject AlertScene alerts;
  @Inject Database database;
  @Inject Deliveries deliveries;
  @Inject Recipients recipients;

  @BeforeEach
  @AfterEach
  void clear() {
    alerts.clear();
  }

  @Test
  void aMailSaysWhatHappenedInBothLanguages() throws Exception {
    try (SmtpPeer smtp = new SmtpPeer()) {
      alerts.recipient("email", "duty@ops.example", "warning", 1);
      alerts.raise(1);
      alerts.sender(AlertScene.mail(smtp.port()), NOW).run();
      SmtpPeer.Mail mail = smtp.mails.getFirst();
      String body = mail.parsed().getContent().toString();
      assertEquals(
          "[紧急 Critical] 示例区政务服务24小时自助大厅 1 号机：终端离线"
              + " / Sample District 24-hour Self-service Hall, 1 号机: Terminal offline",
          mail.parsed().getSubject());
      assertTrue(body.contains("1 号机（alert-1） 2026-11-01 09:03:00 起：3 分钟没有上报"), body);
      assertTrue(
          body.contains("1 号机 (alert-1), since 2026-11-01 09:03:00: No report for 3 min"), body);
      assertTrue(body.contains("/console/alerts"), body);
      assertTrue(mail.data().contains("Message-ID: <hall-alert-"), mail.data());
      assertTrue(mail.data().contains("Auto-Submitted: auto-generated"));
      assertNull(failure());
    }
  }

  @ParameterizedTest
  @CsvSource({"BUSY, smtp-450", "STRICT, smtp-554", "SILENT, timeout"})
  void aMailServerInABadMoodIsTriedAgain(SmtpPeer.Mood mood, String failure) throws Exception {
    try (SmtpPeer smtp = new SmtpPeer()) {
      alerts.recipient("email", "duty@ops.example", "warning", 1);
      alerts.raise(1);
      smtp.mood = mood;
      MailPost mail = AlertScene.mail(smtp.port());
      alerts.sender(mail, NOW).run();
      assertEquals(failure, failure());
      smtp.mood = SmtpPeer.Mood.KIND;
      alerts.sender(mail, NOW.plusSeconds(9)).run();
      assertEquals(0, smtp.mails.size());
      alerts.sender(mail, NOW.plusSeconds(10)).run();
      assertEquals(1, smtp.mails.size());
      assertNull(failure());
      alerts.sender(mail, NOW.plusSeconds(9000)).run();
      assertEquals(1, smtp.mails.size());
    }
  }

  @Test
  void aMailServerThatIsAwayIsTriedForADayAndThenGivenUp() throws IOException {
    int port = closedPort();
    alerts.recipient("email", "duty@ops.example", "warning", 1);
    alerts.raise(1);
    Instant now = NOW;
    int attempts = 0;
    while (alerts.count("select count(*) as n from alert_delivery where given_up_at is null") > 0) {
      alerts.sender(AlertScene.mail(port), now).run();
      assertEquals("no-connection", failure());
      now = now.plus(Deliveries.pause(++attempts));
    }
    assertEquals(attempts, alerts.count("select attempts as n from alert_delivery"));
    assertTrue(attempts > 20 && attempts < 40, "attempts " + attempts);
    assertTrue(Duration.between(NOW, now).compareTo(Duration.ofHours(23)) > 0);
  }

  @Test
  void aWebhookIsSignedOverItsTimeAndItsBody() throws Exception {
    try (WebhookPeer peer = new WebhookPeer()) {
      Recipients.Shown recipient = alerts.recipient("webhook", peer.address(), "warning", 1);
      String secret = Objects.requireNonNull(recipient.secret());
      alerts.raise(1);
      alerts.sender(AlertScene.mail(1), NOW).run();
      WebhookPeer.Call call = peer.calls.getFirst();
      Golden.assertSameShape("alert-notice.request", new ObjectMapper().readTree(call.body()));
      assertEquals(Long.toString(NOW.getEpochSecond()), call.header("X-Hall-Timestamp"));
      assertEquals("application/json", call.header("Content-Type"));
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
      mac.update(call.header("X-Hall-Timestamp").getBytes(StandardCharsets.US_ASCII));
      mac.update((byte) '.');
      assertEquals(
          "v1="
              + HexFormat.of().formatHex(mac.doFinal(call.body().getBytes(StandardCharsets.UTF_8))),
          call.header("X-Hall-Signature"));
      assertNull(recipients.all().getFirst().secret());
    }
  }

  @ParameterizedTest
  @CsvSource({"500, http-500", "302, http-302", "401, http-401", "0, timeout"})
  void aReceiverInABadMoodIsTriedAgainWithTheSameNumber(int status, String failure)
      throws Exception {
    try (WebhookPeer peer = new WebhookPeer()) {
      alerts.recipient("webhook", peer.address(), "warning", 1);
      alerts.raise(1);
      peer.status = status;
      alerts.sender(AlertScene.mail(1), NOW).run();
      assertEquals(failure, failure());
      assertEquals(1, peer.calls.size());
      peer.status = 204;
      alerts.sender(AlertScene.mail(1), NOW.plusSeconds(10)).run();
      assertEquals(2, peer.calls.size());
      assertEquals(
          peer.calls.get(0).header("X-Hall-Delivery"), peer.calls.get(1).header("X-Hall-Delivery"));
      assertEquals(peer.calls.get(0).body(), peer.calls.get(1).body());
      assertNull(failure());
    }
  }

  @Test
  void aReceiverThatRefusesConnectionsDelaysNobodyElse() throws Exception {
    try (WebhookPeer peer = new WebhookPeer();
        SmtpPeer smtp = new SmtpPeer()) {
      alerts.recipient("webhook", "http://127.0.0.1:" + closedPort() + "/", "warning", 1);
      alerts.recipient("webhook", peer.address(), "warning", 1);
      alerts.recipient("email", "duty@ops.example", "warning", 1);
      alerts.raise(1);
      alerts.sender(AlertScene.mail(smtp.port()), NOW).run();
      assertEquals(1, peer.calls.size());
      assertEquals(1, smtp.mails.size());
      assertEquals(
          List.of("no-connection"),
          database.list(
              "select failure from alert_delivery where delivered_at is null",
              row -> row.text("failure")));
    }
  }

  @Test
  void twoServersAtOnceSendOnce() throws Exception {
    try (SmtpPeer smtp = new SmtpPeer();
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      alerts.recipient("email", "duty@ops.example", "warning", 1);
      alerts.raise(9);
      assertEquals(9, alerts.notices());
      for (int i = 0; i < 4; i++) {
        threads.execute(alerts.sender(AlertScene.mail(smtp.port()), NOW)::run);
      }
      threads.shutdown();
      assertTrue(threads.awaitTermination(30, java.util.concurrent.TimeUnit.SECONDS));
      assertEquals(9, smtp.mails.size());
      assertEquals(9, smtp.mails.stream().map(SmtpPeer.Mail::data).distinct().count());
    }
  }

  @Test
  void whatAServerThatDiedHadClaimedIsSentByTheNext() throws Exception {
    try (SmtpPeer smtp = new SmtpPeer()) {
      alerts.recipient("email", "duty@ops.example", "warning", 1);
      alerts.raise(1);
      assertEquals(1, deliveries.claim(NOW, 10).size());
      alerts.sender(AlertScene.mail(smtp.port()), NOW.plusSeconds(60)).run();
      assertEquals(0, smtp.mails.size());
      alerts.sender(AlertScene.mail(smtp.port()), NOW.plusSeconds(120)).run();
      assertEquals(1, smtp.mails.size());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://duty.example/hall, true, true",
    "http://127.0.0.1:8080/hall, true, false",
    "http://localhost/hall, true, false",
    "http://[::1]:9/hall, true, false",
    "http://duty.example/hall, false, false",
    "http://127.0.0.1.example/hall, false, false",
    "https://user:pw@duty.example/hall, false, false",
    "ftp://127.0.0.1/hall, false, false",
    "file:///etc/passwd, false, false",
    "https:///hall, false, false",
    "not an address, false, false",
  })
  void webhooksGoOverHttpsOrToThisMachineWhereThatIsAllowed(
      String address, boolean withLoopback, boolean without) {
    assertEquals(withLoopback, new WebhookPost(true, Duration.ofSeconds(1)).isAllowed(address));
    assertEquals(without, new WebhookPost(false, Duration.ofSeconds(1)).isAllowed(address));
  }

  private @Nullable String failure() {
    return database
        .list(
            "select coalesce(failure, '') as failure from alert_delivery",
            row -> row.text("failure"))
        .stream()
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse(null);
  }

  private static int closedPort() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      return taken.getLocalPort();
    }
  }
}
