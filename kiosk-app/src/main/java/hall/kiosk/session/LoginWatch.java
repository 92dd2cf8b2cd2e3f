// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import hall.device.Ticker;
import hall.device.idcard.IdCard;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.Login;
import hall.kiosk.journey.Login.Answer;
import hall.kiosk.journey.Login.Problem;
import java.lang.System.Logger.Level;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Follows one login at the server until it is over. One that nobody waits for any more is ended
/// there, so that whoever confirms late is let in nowhere.
final class LoginWatch {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.session");

  /// So many questions in a row may stay without an answer.
  private static final int PATIENCE = 3;

  private final LoginDesk desk;
  private final Ticker ticker;
  private final Supplier<LocalDate> today;
  private final Consumer<Event> post;
  private final Thread.UncaughtExceptionHandler onBug;

  LoginWatch(
      LoginDesk desk,
      Ticker ticker,
      Supplier<LocalDate> today,
      Consumer<Event> post,
      Thread.UncaughtExceptionHandler onBug) {
    this.desk = desk;
    this.ticker = ticker;
    this.today = today;
    this.post = post;
    this.onBug = onBug;
  }

  /// @param taken gets what is personal, to be wiped with the session
  void follow(long operation, Consumer<IdCard> taken) throws InterruptedException {
    switch (desk.begin().begin()) {
      case Answer.Begun begun -> {
        try {
          post.accept(new Event.LoginShown(operation, begun.code()));
          wait(operation, begun, taken);
        } catch (InterruptedException e) {
          cancel(begun.login());
          throw e;
        }
      }
      case Answer.Ended(var problem) -> ended(operation, problem);
      case Answer.Silent _, Answer.Waiting _, Answer.Done _ -> ended(operation, Problem.SILENT);
    }
  }

  private void wait(long operation, Answer.Begun begun, Consumer<IdCard> taken)
      throws InterruptedException {
    var code = begun.code();
    var pause = begun.interval();
    int silent = 0;
    while (silent < PATIENCE) {
      ticker.pause(pause);
      switch (desk.ask().ask(begun.login())) {
        case Answer.Waiting(int minutes, var interval) -> {
          silent = 0;
          pause = interval;
          if (minutes != code.minutes()) {
            code = new Login.Code(code.qr(), code.userCode(), code.typed(), minutes);
            post.accept(new Event.LoginShown(operation, code));
          }
        }
        case Answer.Done(var name, var idNumber, var level) -> {
          var person = Login.person(name, idNumber);
          taken.accept(person);
          LOG.log(Level.INFO, "logged-in");
          post.accept(new Event.LoggedIn(operation, person, level, today.get()));
          return;
        }
        case Answer.Ended(var problem) -> {
          ended(operation, problem);
          return;
        }
        case Answer.Silent _, Answer.Begun _ -> silent++;
      }
    }
    cancel(begun.login());
    ended(operation, Problem.SILENT);
  }

  private void ended(long operation, Problem problem) {
    LOG.log(Level.INFO, "not-logged-in {0}", problem);
    post.accept(new Event.LoginEnded(operation, problem));
  }

  /// Beside, since whoever goes back does not wait for it.
  private void cancel(UUID login) {
    Thread.ofVirtual()
        .name("cancel-login")
        .uncaughtExceptionHandler(onBug)
        .start(() -> {
          try {
            desk.cancel().cancel(login);
          } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "cancel-login-interrupted");
          }
        });
  }
}
