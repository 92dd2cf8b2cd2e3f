// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Text;
import hall.server.terminal.Halls;
import jakarta.ws.rs.FormParam;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A hall as its form has it; what was typed comes back as it was.
public class HallForm {
  /// No place on earth, so that what cannot be read is refused like what is too large.
  private static final BigDecimal UNREADABLE = new BigDecimal(1000);

  @FormParam("id")
  @Nullable String id;

  @FormParam("nameZhCn")
  @Nullable String nameZhCn;

  @FormParam("nameEn")
  @Nullable String nameEn;

  @FormParam("districtId")
  @Nullable String districtId;

  @FormParam("latitude")
  @Nullable String latitude;

  @FormParam("longitude")
  @Nullable String longitude;

  /// What was edited; empty where a hall is added.
  @FormParam("revision")
  @Nullable Long revision;

  static HallForm of(Halls.Shown hall) {
    HallForm form = new HallForm();
    form.id = hall.id();
    form.nameZhCn = hall.name().zhCn();
    form.nameEn = hall.name().en();
    form.districtId = hall.districtId();
    form.latitude = hall.latitude() == null ? null : hall.latitude().toPlainString();
    form.longitude = hall.longitude() == null ? null : hall.longitude().toPlainString();
    form.revision = hall.revision();
    return form;
  }

  public @Nullable Long getRevision() {
    return revision;
  }

  public String getId() {
    return Objects.requireNonNullElse(id, "");
  }

  public String getNameZhCn() {
    return Objects.requireNonNullElse(nameZhCn, "");
  }

  public String getNameEn() {
    return Objects.requireNonNullElse(nameEn, "");
  }

  public String getDistrictId() {
    return Objects.requireNonNullElse(districtId, "");
  }

  public String getLatitude() {
    return Objects.requireNonNullElse(latitude, "");
  }

  public String getLongitude() {
    return Objects.requireNonNullElse(longitude, "");
  }

  Halls.Wish wish() {
    return new Halls.Wish(
        getId().strip(),
        new Text(getNameZhCn(), getNameEn()),
        getDistrictId().isBlank() ? null : getDistrictId(),
        degrees(getLatitude()),
        degrees(getLongitude()),
        revision);
  }

  private static @Nullable BigDecimal degrees(String typed) {
    if (typed.isBlank()) {
      return null;
    }
    return typed.strip().matches("-?\\d{1,3}(\\.\\d{1,10})?")
        ? new BigDecimal(typed.strip())
        : UNREADABLE;
  }
}
