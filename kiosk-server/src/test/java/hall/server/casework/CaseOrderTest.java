// SPDX-License-Identifier: Apache-2.0
package hall.server.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hall.server.Problem.Defect;
import hall.server.ProblemException;
import hall.server.Text;
import hall.server.catalogue.ServiceItem;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CaseOrderTest {
  private static final Text NAME = new Text("住所证明", "Proof of residence");

  private static final ServiceItem ITEM =
      new ServiceItem(
          "442106041002",
          "TE44011350000011705442106041002",
          1,
          NAME,
          new ServiceItem.Department("street", NAME),
          new ServiceItem.Limits(5, 5, 1),
          List.of(),
          List.of(new ServiceItem.Material("residence", NAME, 1, "scan", 9, null)),
          new ServiceItem.Commitment("truthful-materials", 1));

  private static List<String> defects(CaseOrder order) {
    List<Defect> errors =
        assertThrows(ProblemException.class, () -> order.checked(ITEM)).problem().errors();
    return Objects.requireNonNull(errors).stream().map(Defect::path).toList();
  }

  private static CaseOrder order(String order, @Nullable String reason) {
    return new CaseOrder(order, 1L, reason, null, null, null, null);
  }

  private static CaseOrder ask(int days, @Nullable Correction... corrections) {
    return new CaseOrder("ask", 1L, null, Arrays.asList(corrections), days, null, null);
  }

  @Test
  void aRefusalSaysWhy() {
    assertEquals(Step.REFUSE, order("refuse", "不在受理范围").checked(ITEM));
    assertEquals(List.of("$.reason"), defects(order("refuse", null)));
    assertEquals(List.of("$.reason"), defects(order("deny", "  ")));
    assertEquals(List.of("$.reason"), defects(order("grant", "x".repeat(501))));
  }

  @Test
  void nobodyOrdersWhatOnlyTheServerCounts() {
    assertEquals(List.of("$.order"), defects(order("count-as-accepted", null)));
    assertEquals(
        List.of("$.order", "$.revision"),
        defects(new CaseOrder(null, null, null, null, null, null, null)));
  }

  @Test
  void eachCorrectionNamesAPartOfTheItemWhatIsWrongAndHowToCorrectIt() {
    Correction good = new Correction("material:residence", "看不清", "请重新扫描");
    assertEquals(Step.ASK, ask(10, good).checked(ITEM));
    assertEquals(List.of("$.corrections"), defects(ask(10)));
    assertEquals(List.of("$.workingDays"), defects(ask(0, good)));
    assertEquals(List.of("$.corrections[1].part"), defects(ask(10, good, good)));
    assertEquals(
        List.of("$.corrections[0].part", "$.corrections[1].problem", "$.corrections[2].remedy"),
        defects(
            ask(
                10,
                new Correction("material:anything-else", "缺", "补"),
                new Correction("material:residence", "", "补"),
                new Correction("signature", "缺", null))));
    assertEquals(List.of("$.corrections[0].part"), defects(ask(10, (Correction) null)));
  }

  @Test
  void aDeliveryNamesItsWay() {
    assertEquals(List.of("$.way"), defects(order("deliver", null)));
    assertEquals(
        Step.DELIVER,
        new CaseOrder("deliver", 1L, null, null, null, "counter", null).checked(ITEM));
  }

  @Test
  void whatACourierCarriesHasANumberAndNothingElseHas() {
    CaseOrder courier = new CaseOrder("deliver", 1L, null, null, null, "courier", " 顺丰 SF1 ");
    assertEquals(Step.DELIVER, courier.checked(ITEM));
    assertEquals("顺丰 SF1", courier.trackingOfCourier());
    for (String tracking : Arrays.asList(null, " ", "9".repeat(81))) {
      assertEquals(
          List.of("$.tracking"),
          defects(new CaseOrder("deliver", 1L, null, null, null, "courier", tracking)));
    }
    assertNull(
        new CaseOrder("deliver", 1L, null, null, null, "counter", "SF1").trackingOfCourier());
  }
}
