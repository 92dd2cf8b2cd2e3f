// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Golden;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.browser.Browser;
import hall.server.browser.Tab;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Pages that show what goes on change by themselves, in a real browser and without loading anew.
@OnServer
class ConsoleLiveTest {
  private static final int SECONDS_TO_SEE = 15;

  @Inject Scene scene;
  @Inject ConsoleScene sights;

  @Test
  void whatHappensIsSeenWithoutReloading() throws Exception {
    ConsoleScene.Sight sight = sights.lay();
    String terminal = sight.value("terminalId");
    try (Browser browser = Browser.start(scene.certificate())) {
      Tab overview = open(browser, sight, "/console/terminals?q=" + terminal);
      Tab halls = open(browser, sight, "/console/halls");
      Tab page = open(browser, sight, "/console/terminals/" + terminal);
      Tab rollout = open(browser, sight, "/console/rollouts/" + sight.value("rolloutId"));
      Tab inbox = open(browser, sight, "/console/alerts");
      Tab elsewhere = open(browser, sight, "/console/cases");
      assertTrue(text(overview).contains("Out of service"), text(overview));
      assertTrue(text(halls).contains("3 terminals, 3 online, 2 to look after"), text(halls));
      int open = inbox.evaluate("document.querySelectorAll('tr.open').length").asInt();

      ObjectNode beat = (ObjectNode) Golden.read("heartbeat.request");
      beat.put("sequence", 18).putArray("devices");
      sight.first().post("/api/v1/terminal/heartbeat", beat);
      scene
          .operator()
          .post(
              "/api/v1/operator/rollouts/" + sight.value("rolloutId") + "/orders",
              Map.of("order", "pause"));
      scene
          .operator()
          .post(
              "/api/v1/operator/alerts/" + sight.value("alertId") + "/acknowledgement",
              Map.of("note", "on my way", "group", true));

      await(overview, "!document.querySelector('#live').innerText.includes('Out of service')");
      await(halls, "document.body.innerText.includes('3 terminals, 3 online, 1 to look after')");
      await(page, "document.querySelector('#live').innerText.includes('Idle')");
      await(rollout, "document.querySelector('#live').innerText.includes('Paused')");
      await(inbox, "document.querySelectorAll('tr.open').length === " + (open - 1));
      await(elsewhere, "document.querySelector('#badge').innerText.includes('" + (open - 1) + "')");
      for (Tab tab : List.of(overview, halls, page, rollout, inbox, elsewhere)) {
        assertTrue(tab.evaluate("window.stillHere === true").asBoolean());
        assertEquals(List.of(), tab.complaints());
      }
    } finally {
      sights.clear(sight);
    }
  }

  @Test
  void aTerminalIsFoundWhileItIsTyped() throws Exception {
    Scene.Enrolled terminal = scene.terminal();
    try (Browser browser = Browser.start(scene.certificate())) {
      Tab tab = browser.visitor(scene.address());
      tab.cookie("__Host-hall-operator", scene.session());
      tab.open("/console/configuration");
      tab.evaluate(
          "{ const field = document.querySelector('[data-options]'); field.value = '"
              + terminal.id().substring(0, 20)
              + "'; field.dispatchEvent(new Event('input')); }");
      await(tab, "document.querySelector('#terminals option')?.value === '" + terminal.id() + "'");
      assertEquals(
          200,
          tab.loading(
              () -> tab.evaluate("document.querySelector('[data-options]').form.submit()")));
      assertTrue(
          tab.evaluate("location.pathname").asText().endsWith("terminal%3A" + terminal.id()));
    }
  }

  private Tab open(Browser browser, ConsoleScene.Sight sight, String path) {
    Tab tab = browser.visitor(scene.address());
    tab.cookie("hall-language", "en");
    tab.cookie("__Host-hall-operator", sight.session());
    assertEquals(200, tab.open(path));
    tab.evaluate("window.stillHere = true");
    return tab;
  }

  private static String text(Tab tab) {
    return tab.evaluate("document.body.innerText").asText();
  }

  private static void await(Tab tab, String condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_SEE);
    while (!tab.evaluate(condition).asBoolean()) {
      assertTrue(System.nanoTime() < end, () -> condition + "\n" + text(tab));
      Thread.sleep(100);
    }
  }
}
