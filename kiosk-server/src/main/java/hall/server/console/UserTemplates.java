// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.inject.Singleton;

/// The templates of the pages about accounts.
@Singleton
public class UserTemplates {
  private final Template list;
  private final Template one;
  private final Template once;
  private final Template account;
  private final Template password;
  private final Template totp;
  private final Template codes;

  public UserTemplates(
      @Location("console/users.html") Template list,
      @Location("console/user.html") Template one,
      @Location("console/user-password.html") Template once,
      @Location("console/account.html") Template account,
      @Location("console/account-password.html") Template password,
      @Location("console/account-totp.html") Template totp,
      @Location("console/account-codes.html") Template codes) {
    this.list = list;
    this.one = one;
    this.once = once;
    this.account = account;
    this.password = password;
    this.totp = totp;
    this.codes = codes;
  }

  Template list() {
    return list;
  }

  Template one() {
    return one;
  }

  Template once() {
    return once;
  }

  Template account() {
    return account;
  }

  Template password() {
    return password;
  }

  Template totp() {
    return totp;
  }

  Template codes() {
    return codes;
  }
}
