// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import hall.server.Caller;
import hall.server.Database;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.TestClock;
import hall.server.auth.Operators;
import hall.server.auth.Role;
import hall.server.auth.SecondFactor;
import hall.server.auth.Totp;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@OnServer
class UserPagesTest {
  private static final Pattern PASSWORD = Pattern.compile("([2-9A-Z]{4}-){3}[2-9A-Z]{4}");
  private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z");
  private static final String OWN = "eleven green umbrellas";

  @Inject Scene scene;
  @Inject TestClock clock;
  @Inject SecondFactor factor;
  @Inject Database database;

  @Test
  void aNewUserIsLedFromTheFirstPasswordToTheFirstPage() {
    String name = "u" + UUID.randomUUID();
    Caller operator = scene.operator();
    String token = "token=" + Operators.formToken(scene.session());
    String form = "name=" + name + "&role=operator&";
    assertEquals(403, operator.form("/console/users", form + "token=x").status());
    Answer added = operator.form("/console/users", form + token);
    assertEquals(200, added.status());
    Matcher password = PASSWORD.matcher(added.text());
    assertTrue(password.find());
    assertFalse(operator.get("/console/users").text().contains(password.group()));
    assertEquals(409, operator.form("/console/users", form + token).status());
    Answer defective = operator.form("/console/users", "name=A&role=operator&" + token);
    assertEquals(422, defective.status());
    assertTrue(defective.text().contains("账号须为"));

    Answer login = logIn(name, password.group());
    String session = session(login);
    Caller user = Caller.operator(scene.https(), session);
    assertTrue(user.get("/console/terminals").header("Location").endsWith("/console/account"));
    assertTrue(user.get("/console/account").header("Location").endsWith("/account/password"));
    String page = user.get("/console/account/password").text();
    assertTrue(page.contains("初始密码"));
    assertFalse(page.contains("/console/users"), "an unfinished login is offered no way on");
    String own = "token=" + Operators.formToken(session);
    Answer weak = user.form("/console/account/password", own + "&wanted=12345678&again=12345678");
    assertEquals(422, weak.status());
    assertTrue(weak.text().contains("太短了") && weak.text().contains("太简单了"));
    Answer differing =
        user.form("/console/account/password", own + "&wanted=" + encode(OWN) + "&again=x");
    assertTrue(differing.text().contains("不一样"));
    String good = "&wanted=" + encode(OWN) + "&again=" + encode(OWN);
    assertEquals(403, user.form("/console/account/password", "token=x" + good).status());
    Answer done = user.form("/console/account/password", own + good);
    assertTrue(done.header("Location").endsWith("/console/terminals"));
    assertEquals(200, user.get("/console/terminals").status());
  }

  @Test
  void aSecondFactorIsSetUpAndAskedForAtTheLogin() throws Exception {
    String name = scene.newOperator(Role.OPERATOR);
    String session = scene.newSession(name);
    Caller user = Caller.operator(scene.https(), session);
    String token = "token=" + Operators.formToken(session);
    assertEquals(200, user.get("/console/account/totp").status());
    Answer wrong = user.form("/console/account/totp", token + "&current=x");
    assertEquals(403, wrong.status());
    assertTrue(wrong.text().contains("现在的密码不正确"));
    Answer begun =
        user.form("/console/account/totp", token + "&current=" + encode(scene.password()));
    String uri = decode(begun.text());
    assertEquals(uri, factor.pending(name).orElseThrow().uri(), "what a telephone reads");
    Answer mistyped = user.form("/console/account/totp/confirmation", token + "&code=x");
    assertEquals(422, mistyped.status());
    assertEquals(uri, decode(mistyped.text()), "the same code is shown again");
    byte[] secret = secret(uri);
    Answer confirmed =
        user.form(
            "/console/account/totp/confirmation",
            token + "&code=" + Totp.code(secret, clock.instant()));
    assertEquals(200, confirmed.status());
    assertEquals(10, confirmed.text().split("<li class=\"code\">", -1).length - 1);
    assertTrue(user.get("/console/account").text().contains("10 个恢复码"));

    Answer first = logIn(name, scene.password());
    assertEquals(200, first.status());
    assertTrue(first.text().contains("/console/login/code"));
    String waiting = session(first);
    Caller half = Caller.operator(scene.https(), waiting);
    assertEquals(303, half.get("/console/terminals").status(), "the password alone opens nothing");
    assertEquals(401, half.get("/api/v1/operator/account").status());
    assertEquals(403, half.form("/console/login/code", "code=000000x").status());
    clock.advance(Duration.ofSeconds(30));
    Answer opened = half.form("/console/login/code", "code=" + Totp.code(secret, clock.instant()));
    assertEquals(303, opened.status());
    String full = session(opened);
    assertFalse(full.equals(waiting));
    assertEquals(200, Caller.operator(scene.https(), full).get("/console/terminals").status());
    clock.advance(Duration.ofSeconds(30));
    Answer late = half.form("/console/login/code", "code=" + Totp.code(secret, clock.instant()));
    assertEquals(403, late.status(), "the waiting login is used up");
    assertTrue(late.text().contains("重新登录"));
  }

  @Test
  void whoMustHaveASecondFactorIsLedThere() throws Exception {
    String name = scene.newOperator(Role.OPERATOR);
    String session = scene.newSession(name);
    database.run("update operator_session set stage = 'totp' where operator = ?", name);
    Caller user = Caller.operator(scene.https(), session);
    String token = "token=" + Operators.formToken(session);
    assertTrue(user.get("/console/cases").header("Location").endsWith("/console/account"));
    assertTrue(user.get("/console/account").header("Location").endsWith("/account/totp"));
    assertTrue(user.get("/console/account/totp").text().contains("按规定"));
    String uri = decode(user.form("/console/account/totp", token).text());
    Answer confirmed =
        user.form(
            "/console/account/totp/confirmation",
            token + "&code=" + Totp.code(secret(uri), clock.instant()));
    assertEquals(200, confirmed.status());
    assertEquals(200, user.get("/console/cases").status());
  }

  @Test
  void administratorsChangeAccountsFromTheirPage() {
    String name = scene.newOperator(Role.VIEWER);
    Caller operator = scene.operator();
    String token = "token=" + Operators.formToken(scene.session());
    String page = "/console/users/" + name;
    assertEquals(200, operator.get(page).status());
    for (String deed : new String[] {"/role", "/disable", "/enable", "/password", "/totp"}) {
      assertEquals(403, operator.form(page + deed, "role=auditor&token=x").status(), deed);
    }
    assertEquals(303, operator.form(page + "/role", "role=auditor&" + token).status());
    assertTrue(operator.get(page).text().contains("审计员"));
    assertEquals(422, operator.form(page + "/role", "role=king&" + token).status());
    assertEquals(303, operator.form(page + "/disable", token).status());
    assertTrue(operator.get(page).text().contains("已停用"));
    assertEquals(403, logIn(name, scene.password()).status());
    assertEquals(303, operator.form(page + "/enable", token).status());
    assertTrue(PASSWORD.matcher(operator.form(page + "/password", token).text()).find());
    assertEquals(303, operator.form(page + "/totp", token).status());
    assertEquals(404, operator.get("/console/users/nobody").status());
  }

  @Test
  void everyRoleIsOfferedWhatItMayDoAndNoMore() {
    String terminals = "/console/terminals";
    scene.terminal();
    scene.newCase();
    for (Role role : Role.values()) {
      String page = scene.as(role).get(terminals).text();
      boolean administers = role == Role.SYSTEM_ADMINISTRATOR;
      assertEquals(administers, page.contains("/console/terminals/plan"), role.word());
      assertEquals(administers, page.contains("/code\""), role.word());
      assertEquals(administers, page.contains("href=\"/console/users\""), role.word());
      assertEquals(
          administers || role == Role.AUDITOR,
          page.contains("href=\"/console/audit\""),
          role.word());
      assertEquals(
          administers || role == Role.OPERATOR,
          scene.as(role).get("/console/cases").text().contains("href=\"/console/cases/"),
          role.word());
    }
  }

  @Test
  void theAuditIsShownFilteredAndVerified() {
    String name = scene.newOperator(Role.VIEWER);
    scene.newSession(name);
    Caller auditor = scene.as(Role.AUDITOR);
    String page = auditor.get("/console/audit?actor=" + name + "&lang=zh-CN").text();
    assertTrue(page.contains("<strong>登录</strong>"), page);
    assertFalse(page.contains("<strong>添加用户</strong>"));
    assertTrue(
        auditor.get("/console/audit?actor=" + name + "&lang=en").text().contains("Logged in"));
    assertTrue(
        auditor
            .get("/console/audit?from=2020-01-01&to=2020-01-02&lang=zh-CN")
            .text()
            .contains("没有符合条件"));
    assertTrue(auditor.get("/console/audit?verify=1").text().contains("核验通过"));
    Answer export = auditor.get("/console/audit/export?subject=" + name);
    assertEquals(2, export.text().lines().count());
  }

  @Test
  void theOwnSessionsCanBeEnded() {
    String name = scene.newOperator(Role.VIEWER);
    String session = scene.newSession(name);
    Caller here = Caller.operator(scene.https(), session);
    Caller there = Caller.operator(scene.https(), scene.newSession(name));
    Matcher end =
        Pattern.compile("/console/account/sessions/\\d+/end")
            .matcher(here.get("/console/account").text());
    assertTrue(end.find());
    assertEquals(403, here.form(end.group(), "token=x").status());
    assertEquals(303, here.form(end.group(), "token=" + Operators.formToken(session)).status());
    assertEquals(303, there.get("/console/terminals").status());
    assertEquals(200, here.get("/console/terminals").status());
  }

  private Answer logIn(String name, String password) {
    return scene
        .anonymous()
        .form("/console/login", "name=" + name + "&password=" + encode(password));
  }

  private static String session(Answer answer) {
    String cookie =
        answer.response().headers().allValues("Set-Cookie").stream()
            .filter(each -> each.startsWith("__Host-hall-operator="))
            .findFirst()
            .orElseThrow();
    return cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
  }

  /// Reads the QR code of a page as a telephone does.
  private static String decode(String page) throws Exception {
    int side = 4 * 80;
    int[] pixels = new int[side * side];
    Arrays.fill(pixels, 0xffffff);
    Matcher run = RUN.matcher(page);
    while (run.find()) {
      int left = 4 * (Integer.parseInt(run.group(1)) + 4);
      int top = 4 * (Integer.parseInt(run.group(2)) + 4);
      for (int y = top; y < top + 4; y++) {
        Arrays.fill(
            pixels, y * side + left, y * side + left + 4 * Integer.parseInt(run.group(3)), 0);
      }
    }
    return new QRCodeReader()
        .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels))))
        .getText();
  }

  private static byte[] secret(String uri) {
    String text = uri.replaceAll(".*secret=([A-Z2-7]+).*", "$1");
    byte[] bytes = new byte[text.length() * 5 / 8];
    BigInteger number = BigInteger.ZERO;
    for (int i = 0; i < text.length(); i++) {
      number =
          number
              .shiftLeft(5)
              .or(BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(text.charAt(i))));
    }
    byte[] all = number.toByteArray();
    int from = Math.max(0, all.length - bytes.length);
    System.arraycopy(all, from, bytes, bytes.length - (all.length - from), all.length - from);
    return bytes;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
