// SPDX-License-Identifier: Apache-2.0
package hall.server.certificate;

/// A terminal came with a certificate for the first time: its bearer credential is over.
public record BearerEnded(String terminalId) {}
