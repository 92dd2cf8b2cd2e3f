// SPDX-License-Identifier: Apache-2.0
package hall.server.exchange;

import java.util.List;

/// A workbook that is not taken, with everything that is wrong with it.
public final class MisfitException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<Misfit> misfits;

  public MisfitException(List<Misfit> misfits) {
    super(misfits.toString());
    this.misfits = List.copyOf(misfits);
  }

  MisfitException(Misfit misfit) {
    this(List.of(misfit));
  }

  public List<Misfit> misfits() {
    return misfits;
  }
}
