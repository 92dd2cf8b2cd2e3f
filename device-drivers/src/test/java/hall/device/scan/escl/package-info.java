// SPDX-License-Identifier: Apache-2.0
/// Tests of the eSCL driver: tables, damage, the simulator, and an independent client.
@NullMarked
package hall.device.scan.escl;

import org.jspecify.annotations.NullMarked;
