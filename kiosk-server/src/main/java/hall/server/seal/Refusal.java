// SPDX-License-Identifier: Apache-2.0
package hall.server.seal;

/// Ends the check of a document at the first flaw; it never leaves this package.
final class Refusal extends Exception {
  private static final long serialVersionUID = 1;

  private final Flaw flaw;

  Refusal(Flaw flaw) {
    super(flaw.word(), null, false, false);
    this.flaw = flaw;
  }

  Flaw flaw() {
    return flaw;
  }
}
