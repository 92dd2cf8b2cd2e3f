// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Text;
import hall.server.queue.WindowGroup;
import hall.server.queue.WindowGroups;
import jakarta.ws.rs.FormParam;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A group of windows as its form has it; what was typed comes back as it was.
public class QueueGroupForm {
  private static final int UNREADABLE = -1;

  @FormParam("prefix")
  @Nullable String prefix;

  @FormParam("nameZhCn")
  @Nullable String nameZhCn;

  @FormParam("nameEn")
  @Nullable String nameEn;

  @FormParam("items")
  @Nullable List<String> items;

  @FormParam("windows")
  @Nullable String windows;

  @FormParam("day")
  @Nullable List<String> days;

  @FormParam("spans")
  @Nullable String spans;

  @FormParam("lastTicketMinutes")
  @Nullable String lastTicketMinutes;

  @FormParam("leftover")
  @Nullable String leftover;

  @FormParam("priorityAge")
  @Nullable String priorityAge;

  @FormParam("leaseSize")
  @Nullable String leaseSize;

  @FormParam("slotMinutes")
  @Nullable String slotMinutes;

  @FormParam("slotPlaces")
  @Nullable String slotPlaces;

  @FormParam("daysAhead")
  @Nullable String daysAhead;

  @FormParam("graceMinutes")
  @Nullable String graceMinutes;

  @FormParam("active")
  @Nullable String active;

  /// What was edited; empty where a group is added.
  @FormParam("revision")
  @Nullable Long revision;

  /// A blank form with what most halls want.
  static QueueGroupForm usual() {
    QueueGroupForm form = new QueueGroupForm();
    form.days = List.of("1", "2", "3", "4", "5");
    form.spans = "09:00-12:00 13:30-17:00";
    form.lastTicketMinutes = "20";
    form.leftover = "served";
    form.priorityAge = "70";
    form.leaseSize = "20";
    form.slotMinutes = "30";
    form.slotPlaces = "0";
    form.daysAhead = "7";
    form.graceMinutes = "15";
    form.active = "on";
    return form;
  }

  static QueueGroupForm of(WindowGroup group) {
    QueueGroupForm form = new QueueGroupForm();
    form.prefix = group.prefix();
    form.nameZhCn = group.name().zhCn();
    form.nameEn = group.name().en();
    form.items = group.items();
    form.windows = String.join(" ", group.windows());
    form.days = group.hours().days().stream().map(day -> Integer.toString(day.getValue())).toList();
    form.spans =
        group.hours().spans().stream().map(Object::toString).collect(Collectors.joining(" "));
    form.lastTicketMinutes = Integer.toString(group.lastTicketMinutes());
    form.leftover = group.served() ? "served" : "ended";
    form.priorityAge = Integer.toString(group.priorityAge());
    form.leaseSize = Integer.toString(group.leaseSize());
    form.slotMinutes = Integer.toString(group.slotMinutes());
    form.slotPlaces = Integer.toString(group.slotPlaces());
    form.daysAhead = Integer.toString(group.daysAhead());
    form.graceMinutes = Integer.toString(group.graceMinutes());
    form.active = group.active() ? "on" : null;
    form.revision = group.revision();
    return form;
  }

  WindowGroups.Wish wish() {
    return new WindowGroups.Wish(
        getPrefix().strip().toUpperCase(Locale.ROOT),
        new Text(getNameZhCn(), getNameEn()),
        getItems(),
        getWindows(),
        String.join("", getDays()),
        getSpans(),
        number(getLastTicketMinutes()),
        !"ended".equals(leftover),
        number(getPriorityAge()),
        number(getLeaseSize()),
        number(getSlotMinutes()),
        number(getSlotPlaces()),
        number(getDaysAhead()),
        number(getGraceMinutes()),
        active != null,
        revision);
  }

  public String getPrefix() {
    return Objects.requireNonNullElse(prefix, "");
  }

  public String getNameZhCn() {
    return Objects.requireNonNullElse(nameZhCn, "");
  }

  public String getNameEn() {
    return Objects.requireNonNullElse(nameEn, "");
  }

  public List<String> getItems() {
    return Objects.requireNonNullElse(items, List.of());
  }

  public String getWindows() {
    return Objects.requireNonNullElse(windows, "");
  }

  public List<String> getDays() {
    return Objects.requireNonNullElse(days, List.of());
  }

  public String getSpans() {
    return Objects.requireNonNullElse(spans, "");
  }

  public String getLastTicketMinutes() {
    return Objects.requireNonNullElse(lastTicketMinutes, "");
  }

  public boolean isEnded() {
    return "ended".equals(leftover);
  }

  public String getPriorityAge() {
    return Objects.requireNonNullElse(priorityAge, "");
  }

  public String getLeaseSize() {
    return Objects.requireNonNullElse(leaseSize, "");
  }

  public String getSlotMinutes() {
    return Objects.requireNonNullElse(slotMinutes, "");
  }

  public String getSlotPlaces() {
    return Objects.requireNonNullElse(slotPlaces, "");
  }

  public String getDaysAhead() {
    return Objects.requireNonNullElse(daysAhead, "");
  }

  public String getGraceMinutes() {
    return Objects.requireNonNullElse(graceMinutes, "");
  }

  public boolean isActive() {
    return active != null;
  }

  public @Nullable Long getRevision() {
    return revision;
  }

  private static int number(String typed) {
    return typed.strip().matches("\\d{1,4}") ? Integer.parseInt(typed.strip()) : UNREADABLE;
  }
}
