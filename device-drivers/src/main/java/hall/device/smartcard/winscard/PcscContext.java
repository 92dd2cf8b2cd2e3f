// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.winscard;

/// A connection to pcscd, made on demand and made anew after pcscd was restarted.
///
/// Only [#cancel] and [#close] may be called while another thread is in [#with].
final class PcscContext implements AutoCloseable {

  /// Something to ask that does no harm when it is asked twice.
  @FunctionalInterface
  interface Work<T> {
    T on(Winscard library, long context) throws PcscException;
  }

  private static final long NONE = 0;

  private final Winscard library;
  private volatile long handle = NONE;

  PcscContext(Winscard library) {
    this.library = library;
  }

  Winscard library() {
    return library;
  }

  /// Asks in the context that is open from earlier, and if its daemon is gone, in a new one.
  <T> T with(Work<T> work) throws PcscException {
    if (handle != NONE) {
      try {
        return work.on(library, handle);
      } catch (PcscException e) {
        if (!e.code().serviceLost()) {
          throw e;
        }
        drop();
      }
    }
    handle = establish();
    try {
      return work.on(library, handle);
    } catch (PcscException e) {
      if (e.code().serviceLost()) {
        drop();
      }
      throw e;
    }
  }

  /// A daemon that dies while it is asked looks like one that refuses; asked again, it is gone.
  private long establish() throws PcscException {
    try {
      return library.establish();
    } catch (PcscException e) {
      if (e.code() != PcscCode.SECURITY_VIOLATION) {
        throw e;
      }
      return library.establish();
    }
  }

  /// Ends a wait of the other thread with CANCELLED; without a wait, does nothing.
  void cancel() throws PcscException {
    long open = handle;
    if (open != NONE) {
      library.cancel(open);
    }
  }

  /// Forgets a context, with every card that was connected in it.
  void drop() throws PcscException {
    long open = handle;
    handle = NONE;
    if (open != NONE) {
      library.release(open);
    }
  }

  @Override
  public void close() throws PcscException {
    drop();
  }
}
