// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.Caller;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.auth.Operators;
import hall.server.auth.Role;
import hall.server.queue.QueueScene;
import hall.server.queue.QueueScene.Place;
import hall.server.queue.WindowGroups;
import jakarta.inject.Inject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@OnServer
class QueuePagesTest {
  private static final Pattern DEED = Pattern.compile("action=\"([^\"]+/(\\w+))\"");

  @Inject Scene scene;
  @Inject QueueScene queue;
  @Inject WindowGroups groups;

  private static String deed(Answer page, String name) {
    Matcher found = DEED.matcher(page.text());
    while (found.find()) {
      if (found.group(2).equals(name)) {
        return found.group(1);
      }
    }
    throw new AssertionError("The page offers no " + name + "\n" + page.text());
  }

  @Test
  void aClerkCallsBeginsAndFinishesByOneButtonAfterTheOther() {
    Place place = queue.place();
    queue.take(queue.terminal(place.hallId()).caller(), place.groupId(), "elderly");
    String session = scene.session(Role.OPERATOR);
    Caller clerk = Caller.operator(scene.https(), session);
    String token = "token=" + Operators.formToken(session);
    String path = "/console/queue/" + place.hallId() + "/windows/1";
    assertTrue(clerk.get("/console/queue?lang=zh-CN").text().contains(path));

    Answer free = clerk.get(path + "?lang=zh-CN");
    assertTrue(free.text().contains("1 人等候 · 下一位 A001"), free::text);
    assertEquals(403, clerk.form(deed(free, "next"), "token=x").status());
    assertEquals(303, clerk.form(deed(free, "next"), token).status());
    Answer again = clerk.form(deed(free, "next"), token);
    assertEquals(409, again.status());
    assertTrue(again.text().contains("还有一位没有办完"));

    Answer called = clerk.get(path + "?lang=zh-CN");
    assertTrue(called.text().contains("A001") && called.text().contains("老年人优先"));
    assertTrue(called.text().contains("autofocus"), "Enter goes on");
    String finish = deed(called, "finish");
    assertEquals(303, clerk.form(deed(called, "begin"), token).status());
    assertEquals(303, clerk.form(finish, token).status());
    Answer late = clerk.form(finish, token);
    assertEquals(409, late.status());
    assertTrue(late.text().contains("刚才已经处理过了"));
    assertTrue(clerk.form(deed(free, "next"), token).text().contains("现在没有人等候"));
    assertTrue(clerk.get(path + "/live?lang=en").text().contains("0 waiting"));
    assertEquals(404, clerk.get("/console/queue/" + place.hallId() + "/windows/9").status());
  }

  @Test
  void anAdministratorSetsUpWindowsAndScreens() {
    Place place = queue.place();
    String session = scene.session();
    Caller operator = Caller.operator(scene.https(), session);
    String token = "&token=" + Operators.formToken(session);
    String hall = "/console/queue/" + place.hallId();
    String form =
        "nameZhCn=%E7%A4%BE%E4%BF%9D&nameEn=Social&windows=3+4&day=1&day=2&spans=09:00-17:00"
            + "&lastTicketMinutes=20&leftover=ended&priorityAge=65&leaseSize=5&slotMinutes=30&slotPlaces=2&daysAhead=7&graceMinutes=15&active=on";
    assertEquals(303, operator.form(hall + "/groups/new", "prefix=b&" + form + token).status());
    Answer twice = operator.form(hall + "/groups/new", "prefix=B&" + form + token);
    assertEquals(409, twice.status());
    assertTrue(twice.text().contains("已经有这个字母"));
    var added = groups.inHall(place.hallId()).getLast();
    assertEquals(65, added.priorityAge());
    assertFalse(added.served());
    String group = hall + "/groups/" + added.id();
    assertTrue(operator.get(group + "?lang=en").text().contains("value=\"09:00-17:00\""));
    Answer wrong =
        operator.form(
            group,
            "nameZhCn=&nameEn=x&windows=%25&spans=9&lastTicketMinutes=x&priorityAge=1&leaseSize=0&slotMinutes=1&slotPlaces=x"
                + token);
    assertEquals(422, wrong.status());
    assertEquals(7, wrong.text().split("class=\"complaint\"", -1).length - 1, wrong::text);
    assertEquals(303, operator.form(group, form + "&revision=1" + token).status());
    Answer late = operator.form(group, form + "&revision=1" + token);
    assertTrue(late.text().contains("刚才有人改过这个窗口组"));

    Answer screen = operator.form(hall + "/displays", "name=%E4%B8%9C%E5%A2%99" + token);
    Matcher address = Pattern.compile("/display/[^<\"]+\\?k=[\\w-]+").matcher(screen.text());
    assertTrue(address.find(), screen::text);
    String shown = address.group();
    assertEquals(200, scene.anonymous().get(shown).status());
    assertFalse(operator.get(hall).text().contains(shown), "shown once");
    assertEquals(422, operator.form(hall + "/displays", "name=" + token).status());
    assertEquals(
        303, operator.form(deed(operator.get(hall), "revocation"), token.substring(1)).status());
    assertEquals(404, scene.anonymous().get(shown).status());
  }
}
