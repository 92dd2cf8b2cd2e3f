// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EffectiveTest {
  private static final Scope HALL = new Scope(Scope.Level.HALL, "north");
  private static final Scope TERMINAL = Scope.terminal("north-1");

  private static Layer layer(Scope scope, String settings) {
    return new Layer(scope, (ObjectNode) Json.read(settings));
  }

  @Test
  void theNarrowestScopeHasTheLastWordAndIsNamed() {
    Effective effective =
        Effective.of(
            List.of(
                layer(TERMINAL, "{\"timeouts\":{\"warningSeconds\":50}}"),
                layer(Scope.FLEET, "{\"timeouts\":{\"warningSeconds\":40,\"purgeSeconds\":90}}"),
                layer(HALL, "{\"helpPhone\":\"12345\",\"timeouts\":{\"warningSeconds\":45}}")));
    assertEquals(
        Json.read(
            "{\"schemaVersion\":1,\"timeouts\":{\"warningSeconds\":50,\"purgeSeconds\":90},\"helpPhone\":\"12345\"}"),
        effective.settings());
    assertEquals(
        Map.of(
            "helpPhone", HALL,
            "timeouts.purgeSeconds", Scope.FLEET,
            "timeouts.warningSeconds", TERMINAL),
        effective.provenance());
  }

  @Test
  void whatAScopeTakesAwayHasNoProvenance() {
    Effective effective =
        Effective.of(
            List.of(
                layer(
                    Scope.FLEET, "{\"devices\":{\"printer\":\"ipp://p\",\"scanner\":\"sane:s\"}}"),
                layer(TERMINAL, "{\"devices\":{\"printer\":null}}")));
    assertEquals(
        Json.read("{\"schemaVersion\":1,\"devices\":{\"scanner\":\"sane:s\"}}"),
        effective.settings());
    assertEquals(Map.of("devices.scanner", Scope.FLEET), effective.provenance());
  }

  @Test
  void aScopeThatTakesTheSoftwareAwayLeavesNothingOfIt() {
    Effective effective =
        Effective.of(
            List.of(
                layer(Scope.FLEET, "{\"software\":{\"release\":\"0.2.0\"},\"devices\":{}}"),
                layer(TERMINAL, "{\"software\":{\"release\":null}}")));
    assertEquals(Json.read("{\"schemaVersion\":1,\"devices\":{}}"), effective.settings());
  }

  @Test
  void scopesAreWrittenAndReadTheSame() {
    for (String written :
        List.of("fleet", "model:K-2", "district:east", "hall:north", "terminal:a")) {
      assertEquals(written, Scope.of(written).written());
    }
    for (String written : List.of("", "hall:", "hall", "fleet:x", "city:north", "Hall:north")) {
      assertEquals(Optional.empty(), Scope.find(written), written);
    }
  }

  @Test
  void editsTouchWhatTheyNameAlone() {
    ObjectNode layer =
        (ObjectNode)
            Json.read(
                "{\"helpPhone\":\"12345\",\"timeouts\":{\"warningSeconds\":45},\"a\":{\"b\":{\"c\":1}}}");
    LayerEdit edit =
        new LayerEdit(
            1L,
            Map.of("timeouts.purgeSeconds", Json.read("90")),
            List.of("timeouts.warningSeconds", "a.b.c", "never.said"),
            List.of("devices.printer"));
    assertEquals(
        Json.read(
            "{\"helpPhone\":\"12345\",\"timeouts\":{\"purgeSeconds\":90},\"devices\":{\"printer\":null}}"),
        edit.applied(layer));
  }
}
