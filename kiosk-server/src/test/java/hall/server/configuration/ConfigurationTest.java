// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import static hall.server.configuration.ConfigurationScene.LAYERS;
import static hall.server.configuration.ConfigurationScene.PUBLICATIONS;
import static hall.server.configuration.ConfigurationScene.edit;
import static hall.server.configuration.ConfigurationScene.publish;
import static hall.server.configuration.ConfigurationScene.verified;
import static hall.server.configuration.ConfigurationScene.verify;
import static hall.server.configuration.ConfigurationScene.whole;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.Database;
import hall.server.Golden;
import hall.server.Https;
import hall.server.OnServer;
import hall.server.ProblemException;
import hall.server.Scene;
import hall.server.TestClock;
import hall.server.audit.Audit;
import hall.server.catalogue.Editions;
import hall.server.software.SoftwareReleases;
import hall.server.software.SoftwareScene;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// From an edit to what the terminal gets and tells.
@OnServer
class ConfigurationTest {
  @Inject Scene scene;
  @Inject TestClock clock;
  @Inject Database database;
  @Inject Publisher publisher;
  @Inject Configured configured;
  @Inject DesiredGenerations desired;
  @Inject LayerStore layerStore;
  @Inject SnapshotStore snapshotStore;
  @Inject PublicationStore publicationStore;
  @Inject SettingsSchema schema;
  @Inject SoftwareReleases releases;
  @Inject SoftwareScene software;
  @Inject Editions editions;
  @Inject SigningKeys keys;
  @Inject Audit audit;

  private void work() {
    configured.work();
  }

  private Scene.Enrolled managed() throws Exception {
    return configured.terminal();
  }

  @Test
  void aTerminalGetsWhatItsLayersComeToAndEachChangeIsANewGeneration() throws Exception {
    Scene.Enrolled terminal = managed();
    JsonNode first = verified(terminal.caller());
    assertEquals(terminal.id(), first.get("terminalId").asText());
    assertEquals(2, first.get("generation").asLong());
    assertTrue(first.get("previousHash").isNull());
    assertEquals(60, first.at("/settings/timeouts/warningSeconds").asInt());
    assertEquals(
        schema.check(first.get("settings")).defects(), List.of(), "what goes out is whole");

    Map<String, Object> change = Map.of("timeouts.warningSeconds", 65, "helpPhone", "12345-2");
    assertEquals(200, edit(scene.operator(), "terminal:" + terminal.id(), 1, change).status());
    assertEquals(60, verified(terminal.caller()).at("/settings/timeouts/warningSeconds").asInt());
    publish(scene.operator(), "more time");
    work();
    JsonNode second = verified(terminal.caller());
    assertEquals(3, second.get("generation").asLong());
    assertEquals(65, second.at("/settings/timeouts/warningSeconds").asInt());
    assertEquals(64, second.get("previousHash").asText().length());

    desired.refresh();
    JsonNode beat =
        terminal
            .caller()
            .post("/api/v1/terminal/heartbeat", Golden.read("heartbeat.request"))
            .json();
    assertEquals(3, beat.get("configurationGeneration").asLong());
  }

  @Test
  void whoEditsWhatSomebodyElseEditedIsTold() throws Exception {
    String scope = "terminal:" + scene.terminal().id();
    assertEquals(0, scene.operator().get(LAYERS + scope).json().get("revision").asLong());
    assertEquals(200, edit(scene.operator(), scope, 0, Map.of("helpPhone", "12345")).status());
    Https.Answer second = edit(scene.operator(), scope, 0, Map.of("helpPhone", "96110"));
    assertEquals(409, second.status());
    assertEquals("urn:hall:problem:revision-differs", second.json().get("type").asText());
    JsonNode layer = scene.operator().get(LAYERS + scope).json();
    assertEquals(1, layer.get("revision").asLong());
    assertEquals("12345", layer.at("/settings/helpPhone").asText());
  }

  @Test
  void twentyEditsAtOnceLeaveOneWinner() throws Exception {
    String scope = "terminal:" + scene.terminal().id();
    List<Callable<Integer>> edits = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Map<String, Object> set = Map.of("helpPhone", "1234" + i);
      Caller operator = scene.operator();
      edits.add(() -> edit(operator, scope, 0, set).status());
    }
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Integer> answers = new ArrayList<>();
      for (Future<Integer> answer : pool.invokeAll(edits)) {
        answers.add(answer.get());
      }
      assertEquals(1, answers.stream().filter(status -> status == 200).count());
      assertEquals(19, answers.stream().filter(status -> status == 409).count());
    }
  }

  @Test
  void badEditsAreRefusedWithAllTheirDefects() throws Exception {
    String path = LAYERS + "terminal:" + scene.terminal().id();
    Https.Answer answer =
        scene
            .operator()
            .patch(
                path,
                Map.of(
                    "revision",
                    0,
                    "set",
                    Map.of("timeouts.warningSeconds", 5, "languages", List.of("xx"))));
    assertEquals(422, answer.status());
    assertEquals(2, answer.json().get("errors").size());
    assertEquals(
        422,
        scene
            .operator()
            .patch(path, Map.of("revision", 0, "set", Map.of("server.url", "x")))
            .status());
    assertEquals(
        422,
        scene
            .operator()
            .patch(path, Map.of("revision", 0, "without", List.of("helpPhone")))
            .status());
    assertEquals(404, scene.operator().get(LAYERS + "hall:nowhere").status());
    assertEquals(404, scene.operator().get(LAYERS + "everything").status());
    assertEquals(0, scene.operator().get(path).json().get("revision").asLong());
  }

  @Test
  void thePreviewPutsTheSameChangesTogetherAndForbidsWhatCannotRun() throws Exception {
    Scene.Enrolled one = managed();
    Scene.Enrolled two = managed();
    for (Scene.Enrolled terminal : List.of(one, two)) {
      edit(scene.operator(), "terminal:" + terminal.id(), 1, Map.of("helpPhone", "10086"));
    }
    JsonNode group = group(one.id());
    assertEquals(2, group.get("terminals").asInt());
    assertEquals(1, group.get("halls").asInt());
    assertEquals("helpPhone", group.at("/changes/0/path").asText());
    assertEquals("12345", group.at("/changes/0/before").asText());
    assertEquals("10086", group.at("/changes/0/after").asText());

    // Each value is allowed, but not both together: only the whole document shows it.
    edit(
        scene.operator(),
        "terminal:" + two.id(),
        2,
        Map.of("timeouts.warningSeconds", 100, "timeouts.purgeSeconds", 110));
    assertEquals("$.timeouts.purgeSeconds", group(two.id()).at("/defects/0/path").asText());
    Https.Answer refused = scene.operator().post(PUBLICATIONS, Map.of("note", "broken"));
    assertEquals(422, refused.status());
    assertTrue(refused.text().contains(two.id()), refused.text());
    edit(scene.operator(), "terminal:" + two.id(), 3, Map.of("timeouts.purgeSeconds", 130));
    publish(scene.operator(), "mended");
    work();
    Https.Answer again = scene.operator().post(PUBLICATIONS, Map.of("note", "again"));
    assertEquals("urn:hall:problem:nothing-to-publish", again.json().get("type").asText());
  }

  private JsonNode group(String terminal) {
    JsonNode preview = scene.operator().get("/api/v1/operator/configuration/preview").json();
    return StreamSupport.stream(preview.get("groups").spliterator(), false)
        .filter(group -> group.get("examples").toString().contains(terminal))
        .findFirst()
        .orElseThrow(() -> new AssertionError(preview));
  }

  @Test
  void aTerminalThatNobodyConfiguredKeepsItsOwnFile() {
    Caller terminal = scene.terminal().caller();
    assertEquals(
        Golden.read("configuration.none"), terminal.get("/api/v1/terminal/configuration").json());
    assertEquals(
        Golden.read("configuration-report.unknown"),
        terminal
            .post(
                "/api/v1/terminal/configuration/reports",
                Golden.read("configuration-report.confirmed.request"))
            .json());
  }

  @Test
  void whatTerminalsTellIsKeptOnceAndForThemselvesAlone() throws Exception {
    Scene.Enrolled terminal = managed();
    Scene.Enrolled other = managed();
    String reports = "/api/v1/terminal/configuration/reports";
    for (String state : List.of("received", "received", "validated", "confirmed", "confirmed")) {
      Https.Answer answer =
          terminal.caller().post(reports, Map.of("generation", 2, "state", state));
      assertEquals(200, answer.status(), answer::text);
    }
    assertEquals(
        List.of("confirmed", "validated", "received"),
        snapshotStore.told(terminal.id(), 5).stream().map(SnapshotStore.Told::state).toList());
    assertEquals(1, snapshotStore.told(other.id(), 5).size());
    assertEquals(
        422,
        terminal.caller().post(reports, Map.of("generation", 2, "state", "reverted")).status());
    assertEquals(
        404,
        terminal.caller().post(reports, Map.of("generation", 3, "state", "received")).status());
  }

  @Test
  void aTerminalPlannedLaterGetsWhatWasPublished() throws Exception {
    managed();
    Scene.Enrolled late = scene.terminal();
    edit(scene.operator(), "terminal:" + late.id(), 0, whole());
    publisher.serveLatecomers();
    assertEquals(404, late.caller().get("/api/v1/terminal/configuration").status());
    publish(scene.operator(), "now with its own layer");
    work();
    assertEquals(2, verified(late.caller()).get("generation").asLong());
  }

  @Test
  void settingsForATimeGoOutWithTheirTimes() throws Exception {
    Scene.Enrolled terminal = managed();
    String overlays = "/api/v1/operator/configuration/overlays";
    String until =
        OffsetDateTime.ofInstant(clock.instant().plus(Duration.ofHours(5)), ZoneOffset.UTC)
            .toString();
    Map<String, Object> wish =
        Map.of(
            "scope",
            "terminal:" + terminal.id(),
            "until",
            until,
            "set",
            Map.of("helpPhone", "119"),
            "reason",
            "drill");
    Https.Answer begun = scene.operator().post(overlays, wish);
    assertEquals(201, begun.status(), begun::text);
    publish(scene.operator(), "drill");
    work();
    JsonNode payload = verified(terminal.caller());
    assertEquals("12345", payload.at("/settings/helpPhone").asText());
    assertEquals("119", payload.at("/overlays/0/settings/helpPhone").asText());
    assertTrue(payload.at("/overlays/0/from").isNull());

    String id = begun.json().get("id").asText();
    assertEquals(204, scene.operator().delete(overlays + "/" + id).status());
    assertEquals(404, scene.operator().delete(overlays + "/" + id).status());
    publish(scene.operator(), "over");
    work();
    assertEquals(0, verified(terminal.caller()).get("overlays").size());
    Https.Answer defective =
        scene
            .operator()
            .post(
                overlays,
                Map.of(
                    "scope",
                    "fleet",
                    "reason",
                    "",
                    "set",
                    Map.of("x", 1, "software.release", "0.2.0")));
    assertEquals(422, defective.status());
    assertEquals(5, defective.json().get("errors").size(), defective::text);
  }

  @Test
  void whatIsAboutToExpireIsSignedAnew() throws Exception {
    Scene.Enrolled terminal = managed();
    JsonNode first = verified(terminal.caller());
    assertEquals(first, verified(terminal.caller()));
    clock.advance(Duration.ofDays(89).plusHours(1));
    Scene.Enrolled again = scene.enrol(terminal.id(), scene.code(scene.operator(), terminal.id()));
    JsonNode second = verified(again.caller());
    assertEquals(first.get("generation").asLong() + 1, second.get("generation").asLong());
    assertEquals(first.get("settings"), second.get("settings"));
    assertNotEquals(first.get("expires"), second.get("expires"));
  }

  @Test
  void aNewKeyIsEndorsedByTheOldOne() throws Exception {
    Scene.Enrolled terminal = managed();
    String old = keys.key().keyId();
    assertEquals(201, scene.operator().post("/api/v1/operator/configuration/keys").status());
    JsonNode list = terminal.caller().get("/api/v1/terminal/configuration/keys").json().get("keys");
    JsonNode fresh = list.get(list.size() - 1);
    assertEquals(old, fresh.at("/endorsements/0/keyId").asText());
    assertTrue(
        verify(
            Objects.requireNonNull(ConfigurationScene.keys(terminal.caller()).get(old)),
            "hall-configuration-key-v1",
            Base64.getDecoder().decode(fresh.get("publicKey").asText()),
            Base64.getDecoder().decode(fresh.at("/endorsements/0/signature").asText())));
    edit(scene.operator(), "terminal:" + terminal.id(), 1, Map.of("helpPhone", "10000"));
    publish(scene.operator(), "under the new key");
    work();
    assertEquals(3, verified(terminal.caller()).get("generation").asLong());
  }

  private Publications strict() {
    return new Publications(
        database,
        layerStore,
        snapshotStore,
        publicationStore,
        schema,
        releases,
        editions,
        keys,
        audit,
        clock,
        true);
  }

  @Test
  void whatWasWithdrawnMeanwhileIsNotApproved() throws Exception {
    Scene.Enrolled terminal = managed();
    String version = software.offered();
    configured.set(terminal.id(), Map.of("software.release", version));
    Publications strict = strict();
    Publication asked = strict.request("new software", "one");
    releases.withdraw(version, "it crashes", "one");
    ProblemException refused =
        assertThrows(ProblemException.class, () -> strict.decide(asked.id(), true, "two"));
    assertEquals("urn:hall:problem:configuration-defective", refused.problem().type());
    assertEquals(Publication.State.REJECTED, strict.decide(asked.id(), false, "two").state());
    configured.inherit(terminal.id(), List.of("software.release"));
  }

  @Test
  void aSecondPersonApprovesWhereThePolicySaysSo() throws Exception {
    Scene.Enrolled terminal = managed();
    edit(scene.operator(), "terminal:" + terminal.id(), 1, Map.of("helpPhone", "10010"));
    Publications strict = strict();
    Publication asked = strict.request("please", "one");
    assertEquals(Publication.State.WAITING, asked.state());
    work();
    assertEquals(2, verified(terminal.caller()).get("generation").asLong());
    ProblemException same =
        assertThrows(ProblemException.class, () -> strict.decide(asked.id(), true, "one"));
    assertEquals("urn:hall:problem:second-person", same.problem().type());
    Publication newer = strict.request("better words", "one");
    assertThrows(ProblemException.class, () -> strict.decide(asked.id(), true, "two"));
    assertEquals(Publication.State.PUBLISHING, strict.decide(newer.id(), true, "two").state());
    work();
    assertEquals(3, verified(terminal.caller()).get("generation").asLong());
  }

  @Test
  void serversThatPublishTogetherGiveEachTerminalOneGeneration() throws Exception {
    List<Scene.Enrolled> terminals = List.of(managed(), managed(), managed());
    for (Scene.Enrolled terminal : terminals) {
      edit(scene.operator(), "terminal:" + terminal.id(), 1, Map.of("helpPhone", "10099"));
    }
    publish(scene.operator(), "by many");
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Object>> servers = Collections.nCopies(8, Executors.callable(this::work));
      for (Future<Object> server : pool.invokeAll(servers)) {
        server.get();
      }
    }
    work();
    for (Scene.Enrolled terminal : terminals) {
      assertEquals(3, verified(terminal.caller()).get("generation").asLong());
    }
  }

  @Test
  void nobodyChangesWhatWasSigned() throws Exception {
    Scene.Enrolled terminal = managed();
    assertThrows(
        Database.DatabaseException.class,
        () ->
            database.run(
                "update configuration_snapshot set head = '\\x00' where terminal_id = ?",
                terminal.id()));
    assertThrows(
        Database.DatabaseException.class,
        () -> database.run("update configuration_content set tail = '\\x00'"));
    assertThrows(
        Database.DatabaseException.class, () -> database.run("delete from configuration_layer"));
  }

  @Test
  void answersHaveTheShapeOfTheGoldenFiles() throws Exception {
    Scene.Enrolled terminal = managed();
    Golden.assertSameShape(
        "configuration.response", terminal.caller().get("/api/v1/terminal/configuration").json());
    ObjectNode report = (ObjectNode) Golden.read("configuration-report.confirmed.request");
    Golden.assertSameShape(
        "configuration-report.response",
        terminal
            .caller()
            .post("/api/v1/terminal/configuration/reports", report.put("generation", 2))
            .json());
    assertEquals(
        200,
        terminal
            .caller()
            .post(
                "/api/v1/terminal/configuration/reports",
                ((ObjectNode) Golden.read("configuration-report.reverted.request"))
                    .put("generation", 2))
            .status());
    JsonNode key =
        terminal.caller().get("/api/v1/terminal/configuration/keys").json().at("/keys/0");
    assertEquals(
        Golden.read("configuration-keys.response").at("/keys/0").properties().stream()
            .map(Map.Entry::getKey)
            .toList(),
        key.properties().stream().map(Map.Entry::getKey).toList());
  }
}
