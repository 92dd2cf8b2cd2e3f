// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Caller;
import hall.server.Endpoints;
import hall.server.Https;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.auth.Role;
import hall.server.browser.Browser;
import hall.server.browser.Tab;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Walks all pages in a real browser: both languages, light and dark, wide and narrow. With
/// `-Dhall.pictures=true` it leaves pictures of what it saw in `target/console`, for people to look
/// at: no check reads them.
@OnServer
class ConsoleWalkTest {
  private static final boolean PAINTS = Boolean.getBoolean("hall.pictures");
  private static final Path PICTURES = Path.of("target", "console");
  private static final String AXE = resource("/axe.min.js");
  private static final String PROBE = resource("/browser/probe.js");
  private static final Pattern PARAMETER = Pattern.compile("\\{([a-zA-Z]+)}");

  /// Leads to an identity provider and back to the login page, which is walked.
  private static final String PROVIDER = "/provider";

  private static final int WIDE = 1280;
  private static final int NARROW = 390;

  /// Some controls are several stops, as dates are; so many more presses must be enough.
  private static final int SPARE_PRESSES = 60;

  private static final int PRESSES_AT_ONCE = 10;

  @Inject Scene scene;
  @Inject ConsoleScene sights;

  /// A page, or what a form on it leads to.
  ///
  /// @param form empty where none is sent
  private record Stop(String path, int status, String form, Map<String, String> values) {
    static Stop page(String path) {
      return new Stop(path, 200, "", Map.of());
    }

    String name() {
      return (path + (form.isEmpty() ? "" : "-" + status))
          .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "id")
          .replaceAll("k=[^&]*&?", "")
          .replaceAll("rate/[-_0-9A-Za-z]{22}", "rate-token")
          .replaceAll("[0-9]{43}", "agents")
          .replaceAll("(ZC|TE)[-0-9A-Z]+", "$1")
          .replaceAll("[?&]?lang=.*", "")
          .replaceAll("[^a-zA-Z0-9-]+", "_");
    }
  }

  @Test
  void everyPageIsUsableByEverybody() throws Exception {
    ConsoleScene.Sight sight = sights.lay();
    List<String> findings = Collections.synchronizedList(new ArrayList<>());
    try (Browser browser = Browser.start(scene.certificate())) {
      // One tab a language, both at once: a browser has a process for each.
      List<Callable<Void>> walks = new ArrayList<>();
      for (String language : List.of("zh-CN", "en")) {
        walks.add(() -> {
          walk(browser, sight, language, findings);
          return null;
        });
      }
      try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
        for (Future<Void> walked : pool.invokeAll(walks)) {
          walked.get();
        }
      }
    } finally {
      sights.clear(sight);
    }
    assertEquals("", String.join("\n", findings));
  }

  private void walk(
      Browser browser, ConsoleScene.Sight sight, String language, List<String> findings)
      throws IOException {
    Tab operator = tab(browser, language, sight.session());
    for (Stop stop : pages(sight)) {
      walk(operator, stop, language, findings);
    }
    Tab viewer = tab(browser, language, scene.session(Role.VIEWER));
    walk(viewer, new Stop("/console/users", 403, "", Map.of()), language, findings);
    Tab anonymous = tab(browser, language, "");
    for (Stop stop : slips(sight, language)) {
      walk(anonymous, stop, language, findings);
    }
  }

  /// All that the server answers with a whole page, found by asking; then what forms lead to.
  private List<Stop> pages(ConsoleScene.Sight sight) {
    Caller operator = Caller.operator(scene.https(), sight.session());
    List<Stop> pages = new ArrayList<>();
    for (Endpoints.Endpoint endpoint : Endpoints.all()) {
      if (endpoint.method().equals("GET")
          && endpoint.path().startsWith("/console/")
          && !endpoint.path().contains(PROVIDER)) {
        String path =
            PARAMETER.matcher(endpoint.path()).replaceAll(name -> sight.value(name.group(1)));
        Answer answer = operator.get(path);
        boolean leadsOn = answer.status() == 303;
        assertTrue(leadsOn || answer.status() == 200, () -> endpoint + "\n" + answer.text());
        if (answer.text().startsWith("<!DOCTYPE html>")) {
          pages.add(Stop.page(path));
        }
      }
    }
    assertTrue(pages.size() > 20, pages::toString);
    pages.add(Stop.page("/console/alerts/" + sight.value("alertId") + "?whole=1"));
    pages.add(Stop.page("/console/audit?verify=1"));
    pages.add(
        Stop.page("/console/evaluations/cases/" + sight.value("ratedByAgent") + "?rater=agent"));
    pages.add(Stop.page("/console/items/drafts/" + sight.value("tornId")));
    pages.add(Stop.page("/console/complaints?state=accepted"));
    pages.add(Stop.page("/console/complaints/" + sight.value("sendingId")));
    pages.add(Stop.page("/console/complaints/" + sight.value("refusedId")));
    pages.add(Stop.page("/console/complaints/" + sight.value("visitId")));
    pages.add(Stop.page("/console/complaints/" + sight.value("visitedId")));
    pages.add(Stop.page("/console/complaints?division=" + sight.value("division")));
    pages.add(Stop.page(sight.value("helpersDay")));
    pages.add(Stop.page(sight.value("helpersDay").replaceFirst("helper=.*", "helper=")));
    pages.add(new Stop("/console/cases/nothing", 404, "", Map.of()));
    pages.addAll(afterForms(sight));
    return pages;
  }

  private List<Stop> afterForms(ConsoleScene.Sight sight) {
    String plan = "/console/terminals/plan";
    String planForm = "form[action$='/plan']";
    String alert = "/console/alerts/" + sight.value("alertId");
    String terminal = "/console/terminals/" + sight.value("terminalId");
    return List.of(
        new Stop(plan, 422, planForm, Map.of("id", "A B", "name", "")),
        new Stop(plan, 200, planForm, Map.of("id", "walk-" + UUID.randomUUID(), "name", "二楼")),
        new Stop("/console/users", 422, "#add form", Map.of("name", "Ä")),
        new Stop(
            "/console/users",
            200,
            "#add form",
            Map.of("name", "w-" + UUID.randomUUID(), "role", "viewer")),
        new Stop("/console/account/totp", 200, "main form", Map.of("current", scene.password())),
        new Stop("/console/account/totp", 403, "main form", Map.of("current", "wrong")),
        new Stop(
            "/console/account/password",
            422,
            "main form",
            Map.of("current", scene.password(), "wanted", "short", "again", "short")),
        new Stop(
            "/console/configuration/layers/" + sight.value("scope"),
            409,
            "main form",
            Map.of("revision", "0", "v:helpPhone", "12345")),
        new Stop("/console/configuration/preview", 422, "main form", Map.of("note", "")),
        new Stop(
            "/console/configuration/overlays", 422, "main form.stack", Map.of("value", "call")),
        new Stop(
            "/console/cases/" + sight.value("caseNumber"),
            422,
            "form.wide",
            Map.of("problem:field:phone", "少了一位数字")),
        new Stop(alert, 422, "form[action$='/silence']", Map.of("reason", "")),
        new Stop(terminal, 422, "form[action$='/commands']", Map.of("textEn", "")));
  }

  private List<Stop> slips(ConsoleScene.Sight sight, String language) {
    String login = "/console/login";
    List<Stop> slips = new ArrayList<>();
    slips.add(Stop.page(login));
    slips.add(new Stop(login, 403, "main form", Map.of("name", "nobody", "password", "x")));
    slips.add(
        new Stop(
            login,
            200,
            "main form",
            Map.of("name", sight.value("name"), "password", scene.password())));
    // A citizen's browser is not given a cookie to remember the language.
    slips.add(Stop.page("/q/" + sight.value("number") + "&lang=" + language));
    slips.add(
        new Stop(
            "/q/" + sight.value("number") + "&lang=" + language,
            422,
            "form.stack",
            Map.of("words", "测试")));
    slips.add(Stop.page("/q/" + sight.value("rated") + "&rating=followed&lang=" + language));
    slips.add(Stop.page("/q/" + sight.value("agentsOpen") + "&lang=" + language));
    slips.add(
        Stop.page("/q/" + sight.value("agentsReceipt") + "&rating=followed&lang=" + language));
    String rate = "/rate/" + sight.value("ratingToken") + "?lang=" + language;
    slips.add(Stop.page("/rate/" + sight.value("ratingDone") + "?lang=" + language));
    slips.add(new Stop(rate, 422, "form.stack", Map.of("words", "测试")));
    slips.add(Stop.page(rate));
    slips.add(new Stop("/rate/nothing?lang=" + language, 404, "", Map.of()));
    slips.add(Stop.page("/q/" + sight.localNumber() + "?lang=" + language));
    slips.add(Stop.page("/complaints?lang=" + language));
    slips.add(Stop.page("/complaints/" + sight.value("complaintNumber") + "&lang=" + language));
    slips.add(Stop.page("/complaints/" + sight.value("sendingNumber") + "&lang=" + language));
    slips.add(Stop.page(sight.value("visitSlip") + "&lang=" + language));
    slips.add(Stop.page(sight.value("visitedSlip") + "&lang=" + language));
    slips.add(Stop.page("/verify/" + sight.value("code") + "?lang=" + language));
    slips.add(new Stop("/verify/NOTHING?lang=" + language, 404, "", Map.of()));
    slips.add(Stop.page("/display/" + sight.value("display") + "&lang=" + language));
    slips.add(new Stop("/q/nothing?lang=" + language, 404, "", Map.of()));
    return slips;
  }

  private Tab tab(Browser browser, String language, String session) {
    Tab tab = browser.visitor(scene.address());
    tab.cookie("hall-language", language);
    if (!session.isEmpty()) {
      tab.cookie("__Host-hall-operator", session);
    }
    return tab;
  }

  private void walk(Tab tab, Stop stop, String language, List<String> findings) throws IOException {
    tab.look(WIDE, 900, "light");
    int status = tab.open(stop.path());
    if (!stop.form().isEmpty()) {
      tab.evaluate(PROBE);
      status =
          tab.loading(() ->
              tab.evaluate(
                  "probe.submit(%s, %s)".formatted(json(stop.form()), json(stop.values()))));
    }
    List<String> found = new ArrayList<>();
    if (status != stop.status()) {
      found.add("answered " + status);
    }
    tab.evaluate(AXE);
    tab.evaluate(PROBE);
    tab.evaluate("probe.hold()");
    for (int width : new int[] {WIDE, NARROW}) {
      tab.look(width, 900, "light");
      found.addAll(told(tab, "probe.axe([])"));
      found.addAll(told(tab, "probe.tooWide()"));
      if (language.equals("en") == (width == NARROW)) {
        found.addAll(focus(tab));
      }
      if (language.equals("zh-CN") == (width == WIDE)) {
        paint(tab, stop, language, "light", width);
      }
      tab.look(width, 900, "dark");
      found.addAll(told(tab, "probe.axe(['color-contrast', 'link-in-text-block'])"));
      if (language.equals("zh-CN") == (width == NARROW)) {
        paint(tab, stop, language, "dark", width);
      }
    }
    found.addAll(tab.complaints());
    found.stream()
        .distinct()
        .forEach(each -> findings.add(stop.name() + " " + language + ": " + each));
  }

  private static List<String> focus(Tab tab) {
    int presses = tab.evaluate("probe.watchFocus()").asInt() + SPARE_PRESSES;
    for (int pressed = 0; pressed < presses; pressed += PRESSES_AT_ONCE) {
      tab.pressTab(PRESSES_AT_ONCE);
      if (tab.evaluate("probe.unreached()").asInt() == 0) {
        break;
      }
    }
    return told(tab, "probe.focusFindings()");
  }

  private static void paint(Tab tab, Stop stop, String language, String scheme, int width)
      throws IOException {
    if (PAINTS) {
      String page = stop.name().replaceFirst("^_(console_)?", "");
      tab.picture(PICTURES.resolve("%s-%s-%s-%d.png".formatted(page, language, scheme, width)));
    }
  }

  private static List<String> told(Tab tab, String script) {
    List<String> told = new ArrayList<>();
    for (JsonNode each : tab.evaluate(script)) {
      told.add(each.asText());
    }
    return told;
  }

  private static String json(Object value) {
    return Https.JSON.valueToTree(value).toString();
  }

  private static String resource(String name) {
    try (InputStream file =
        Objects.requireNonNull(ConsoleWalkTest.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
