// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.Caller;
import hall.server.Https;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.auth.Operators;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OnServer
class HallPagesTest {
  private static final String API = "/api/v1/operator/halls";

  @Inject Scene scene;

  @Test
  void anAdministratorAddsAHallAndFindsItOnTheMap() {
    String session = scene.session();
    Caller operator = Caller.operator(scene.https(), session);
    String token = "&token=" + Operators.formToken(session);
    String id = "h-" + UUID.randomUUID();
    String form =
        "id="
            + id
            + "&nameZhCn=%E5%8C%97%E5%8E%85%3Cb%3E&nameEn=North&districtId=sample&latitude=31.25&longitude=121.5";

    assertEquals(403, operator.form("/console/halls/new", form + "&token=x").status());
    assertEquals(303, operator.form("/console/halls/new", form + token).status());
    Answer twice = operator.form("/console/halls/new", form + token);
    assertEquals(409, twice.status());
    assertTrue(twice.text().contains("编号已被使用"));
    String list = operator.get("/console/halls?lang=zh-CN").text();
    assertTrue(list.contains("北厅&lt;b&gt;") && list.contains("<circle"));
    assertTrue(list.contains("0 台终端"));

    Answer half =
        operator.form("/console/halls/" + id, "nameZhCn=x&nameEn=y&latitude=31.2" + token);
    assertEquals(422, half.status());
    assertTrue(half.text().contains("同时填写纬度和经度"));
    assertEquals(
        303, operator.form("/console/halls/" + id, "nameZhCn=x&nameEn=Renamed" + token).status());
    assertTrue(operator.get("/console/halls/" + id + "?lang=en").text().contains("Renamed"));
    assertEquals(404, operator.get("/console/halls/nowhere").status());

    Answer late =
        operator.form("/console/halls/" + id, "nameZhCn=x&nameEn=Late&revision=1" + token);
    assertEquals(409, late.status());
    assertTrue(late.text().contains("刚才有人改过这个大厅"));
    Map<String, Object> wish = Map.of("name", Map.of("zh-CN", "厅", "en", "Api"), "revision", 2);
    Answer edited = operator.put(API + "/" + id, Https.JSON.valueToTree(wish));
    assertEquals(3, edited.json().get("revision").asInt());
    Answer behind = operator.put(API + "/" + id, Https.JSON.valueToTree(wish));
    assertEquals(409, behind.status());
    assertEquals("revision-differs", behind.problem());
  }

  @Test
  void terminalsAreSetUpInHallsThatWereAdded() {
    Caller operator = scene.operator();
    String district = "d-" + UUID.randomUUID();
    String hall = "h-" + UUID.randomUUID();
    Map<String, String> name = Map.of("zh-CN", "东厅", "en", "East");
    assertEquals(
        201,
        operator.post("/api/v1/operator/districts", Map.of("id", district, "name", name)).status());
    Answer added = operator.post(API, Map.of("id", hall, "name", name, "districtId", district));
    assertEquals(201, added.status(), added::text);
    String terminal = "t-" + UUID.randomUUID();
    assertEquals(
        201,
        operator
            .post(
                "/api/v1/operator/terminals",
                Map.of("id", terminal, "name", "终端", "hallId", hall, "model", "K2"))
            .status());
    for (String scope : new String[] {"district:" + district, "hall:" + hall, "model:K2"}) {
      assertEquals(
          200, operator.get("/api/v1/operator/configuration/layers/" + scope).status(), scope);
    }
    Answer bad =
        operator.post(
            API,
            Map.of(
                "id",
                "North Hall",
                "name",
                Map.of("zh-CN", ""),
                "districtId",
                "x",
                "latitude",
                91));
    assertEquals(422, bad.status());
    assertEquals(4, bad.json().get("errors").size(), bad::text);
    assertEquals(404, operator.put(API + "/nowhere", added.json()).status());
  }
}
