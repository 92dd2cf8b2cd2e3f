// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import hall.server.Text;
import hall.server.catalogue.ServiceItem.Department;
import hall.server.catalogue.ServiceItem.Field;
import hall.server.catalogue.ServiceItem.Limits;
import hall.server.catalogue.ServiceItem.Material;
import hall.server.catalogue.ServiceItem.Part;
import hall.server.catalogue.ServiceItem.When;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Three parts share a question and a paper: the first always applies, the others as it is
/// answered.
class ApplyingTest {
  private static final Text NAME = new Text("测试", "test");
  private static final Department OFFICE = new Department("street-office", NAME);

  private static Field field(String id, boolean required, @Nullable When when) {
    return new Field(
        id, NAME, "text", required, null, null, null, null, null, when, null, null, null, null,
        null);
  }

  private static ServiceItem item(List<Field> form, List<Material> materials) {
    return new ServiceItem("x", "x", 1, NAME, OFFICE, new Limits(5, 5, 0), form, materials, null);
  }

  private static Material paper(String id, int necessity, @Nullable Integer days) {
    return new Material(id, NAME, necessity, "scan", 1, days);
  }

  private static Part part(String code, @Nullable String is, @Nullable Map<String, String> from) {
    return new Part(
        code,
        code,
        1,
        NAME,
        OFFICE,
        5,
        NAME,
        List.of("phone", "asked"),
        Map.of("proof", "own-proof"),
        null,
        from,
        is == null ? null : new When("which", List.of(is, "both")),
        List.of(),
        null);
  }

  private static final ServiceItem MILD =
      item(
          List.of(field("phone", false, null), field("asked", false, null)),
          List.of(paper("own-proof", 2, null)));
  private static final ServiceItem LATER =
      item(
          List.of(field("phone", false, null), field("asked", false, null)),
          List.of(paper("own-proof", 3, 10)));
  private static final ServiceItem STRICT =
      item(
          List.of(field("called", true, null), field("asked", false, null)),
          List.of(paper("own-proof", 1, null)));
  private static final Map<String, String> FROM = Map.of("called", "phone");

  private static ServiceItem whole(List<Part> parts) {
    return item(
            List.of(
                field("which", true, null), field("phone", true, null), field("asked", true, null)),
            List.of(paper("proof", 1, null)))
        .of(parts);
  }

  private static final ServiceItem WHOLE =
      whole(
          List.of(
              part("mild", null, null).wanting(MILD),
              part("later", "later", null).wanting(LATER),
              part("strict", "strict", FROM).wanting(STRICT)));

  private static ServiceItem answered(ServiceItem whole, String which) {
    Map<String, JsonNode> form = new HashMap<>();
    form.put("which", new TextNode(which));
    return whole.answered(form);
  }

  private static boolean required(ServiceItem item, String id) {
    return item.form().stream().filter(each -> each.id().equals(id)).findFirst().get().required();
  }

  private static Material proof(ServiceItem item) {
    return item.material("proof").orElseThrow();
  }

  @Test
  void whatIsSharedIsWantedAsTheStrictestPartThatAppliesWantsIt() {
    ServiceItem none = answered(WHOLE, "none");
    assertEquals(1, none.madeOf().size());
    assertFalse(required(none, "phone"));
    assertEquals(2, proof(none).necessity());
    assertEquals(null, proof(none).supplementWorkingDays());

    ServiceItem later = answered(WHOLE, "later");
    assertFalse(required(later, "phone"));
    assertEquals(3, proof(later).necessity());
    assertEquals(10, Objects.requireNonNull(proof(later).supplementWorkingDays()));

    ServiceItem strict = answered(WHOLE, "strict");
    assertTrue(required(strict, "phone"), "under the name that the whole has for it");
    assertEquals(1, proof(strict).necessity());
    assertEquals(WHOLE.form(), answered(WHOLE, "both").form());
    assertEquals(WHOLE.materials(), answered(WHOLE, "both").materials());
  }

  @Test
  void whatNoPartWantsTheEventWantsItself() {
    assertTrue(required(answered(WHOLE, "none"), "which"));
    assertTrue(required(answered(WHOLE, "none"), "asked"));
  }

  @Test
  void partsThatAreNotKnownLeaveItAsStrictAsItStands() {
    ServiceItem unknown =
        whole(
            List.of(
                part("mild", null, null).wanting(MILD),
                part("later", "later", null),
                part("strict", "strict", FROM).wanting(STRICT)));
    assertTrue(required(answered(unknown, "none"), "phone"));
    assertEquals(1, proof(answered(unknown, "none")).necessity());
  }
}
