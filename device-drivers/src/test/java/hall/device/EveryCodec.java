// SPDX-License-Identifier: Apache-2.0
package hall.device;

import hall.device.barcode.engine.ScanCases;
import hall.device.fuzz.CodecCase;
import hall.device.idcard.IdCardCases;
import hall.device.print.ipp.IppCases;
import hall.device.print.raster.RasterCases;
import hall.device.scan.escl.EsclCases;
import hall.device.scan.sane.SaneCases;
import hall.device.scan.v4l2.CameraTapeCases;
import hall.device.scan.v4l2.V4l2Cases;
import hall.device.smartcard.apdu.ApduCases;
import hall.device.smartcard.emrtd.MrzCases;
import hall.device.smartcard.social.SocialCases;
import hall.device.ticket.EscPosCases;
import hall.device.trace.TapeCases;
import java.util.List;
import java.util.stream.Stream;

/// The ways into every codec of the drivers, for fuzzing and for measuring: one line a protocol.
public final class EveryCodec {

  private EveryCodec() {}

  public static List<CodecCase> cases() {
    return Stream.of(
            IdCardCases.all(), //
            EsclCases.all(),
            SaneCases.all(),
            V4l2Cases.all(),
            CameraTapeCases.all(),
            IppCases.all(),
            RasterCases.all(),
            EscPosCases.all(),
            ScanCases.all(),
            ApduCases.all(),
            SocialCases.all(),
            MrzCases.all(),
            TapeCases.all())
        .flatMap(List::stream)
        .toList();
  }
}
