// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.winscard;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.List;
import java.util.Map;
import javax.smartcardio.CardTerminals;
import javax.smartcardio.TerminalFactory;
import javax.smartcardio.TerminalFactorySpi;
import org.jspecify.annotations.Nullable;

/// A provider for `TerminalFactory`, of type `PC/SC`.
///
/// It is there because the JDK's own makes one context a process and never another: after a restart
/// of pcscd it answers SCARD_E_NO_SERVICE until the program ends. Here each [#terminals] has a
/// context of its own, made anew when it was lost.
public final class PcscProvider extends Provider {

  private static final long serialVersionUID = 1L;

  private static final String TYPE = "PC/SC";

  public PcscProvider() {
    super("HallPcsc", "1", "PC/SC over libpcsclite");
    putService(new FactoryService(this));
  }

  /// The readers of this machine.
  ///
  /// @throws PcscException NO_LIBRARY where libpcsclite is not installed
  public static PcscTerminals terminals() throws PcscException {
    try {
      return (PcscTerminals)
          TerminalFactory.getInstance(TYPE, null, new PcscProvider()).terminals();
    } catch (NoSuchAlgorithmException e) {
      throw e.getCause() instanceof PcscException cause
          ? cause
          : new PcscException(PcscCode.NO_LIBRARY, String.valueOf(e.getMessage()));
    }
  }

  private static final class FactoryService extends Service {

    FactoryService(Provider provider) {
      super(provider, "TerminalFactory", TYPE, Factory.class.getName(), List.of(), Map.of());
    }

    @Override
    public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
      try {
        return new Factory(Winscard.load());
      } catch (PcscException e) {
        throw new NoSuchAlgorithmException(String.valueOf(e.getMessage()), e);
      }
    }
  }

  private static final class Factory extends TerminalFactorySpi {

    private final Winscard library;

    Factory(Winscard library) {
      this.library = library;
    }

    @Override
    protected CardTerminals engineTerminals() {
      return new PcscTerminals(library);
    }
  }
}
