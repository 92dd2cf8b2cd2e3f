// SPDX-License-Identifier: Apache-2.0
package hall.server.alert.delivery;

import hall.server.Language;
import hall.server.Text;
import hall.server.Words;
import java.time.Instant;

/// The subject and the body of an e-mail, Chinese first, then English.
record MailText(String subject, String body) {

  static MailText of(Notice notice) {
    Instant at = notice.at().toInstant();
    Words chinese = new Words(Language.CHINESE, at);
    Words english = new Words(Language.ENGLISH, at);
    Text title = notice.title();
    String subject =
        "[%s %s] %s / %s"
            .formatted(
                chinese.word("severity_", notice.severity()),
                english.word("severity_", notice.severity()),
                title.zhCn(),
                title.en());
    return new MailText(subject, part(notice, chinese) + "\n\n----\n\n" + part(notice, english));
  }

  private static String part(Notice notice, Words words) {
    StringBuilder text = new StringBuilder();
    text.append(words.text(notice.title())).append('\n');
    text.append(words.say("mail_severity", words.word("severity_", notice.severity())))
        .append('\n');
    text.append(words.say("mail_at", words.second(notice.at()))).append("\n\n");
    if (notice.halls().size() > 1) {
      for (Notice.Share share : notice.halls()) {
        text.append(words.say("mail_share", words.text(share.hall().name()), share.terminals()))
            .append('\n');
      }
      text.append('\n');
    }
    for (Notice.Line line : notice.alerts()) {
      text.append(line(line, words)).append('\n');
    }
    int more = notice.terminals() - notice.alerts().size();
    if (more > 0) {
      text.append(words.say("mail_more", more)).append('\n');
    }
    return text.append('\n').append(words.say("mail_link", notice.link())).toString();
  }

  private static String line(Notice.Line line, Words words) {
    return line.terminalId() == null
        ? words.say("mail_own", words.second(line.raisedAt()), words.text(line.text()))
        : words.say(
            "mail_line",
            String.valueOf(line.terminalName()),
            line.terminalId(),
            words.second(line.raisedAt()),
            words.text(line.text()));
  }
}
