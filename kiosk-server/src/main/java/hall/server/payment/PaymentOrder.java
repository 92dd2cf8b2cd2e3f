// SPDX-License-Identifier: Apache-2.0
package hall.server.payment;

import java.time.Instant;
import java.util.UUID;

/// What shall be paid: it never changes.
///
/// @param number what the citizen is told, also as the receipt's number and to the provider
/// @param key its name from its birth on the terminal
/// @param bill the provider's name of the bill
/// @param fen hundredths of a yuan
/// @param expiresAt until when the code may be paid
public record PaymentOrder(
    long id,
    String number,
    UUID key,
    String terminalId,
    BillKind kind,
    String bill,
    long fen,
    Instant createdAt,
    Instant expiresAt) {}
