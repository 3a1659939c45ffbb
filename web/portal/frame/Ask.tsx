// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'

type AskProps = {
  title: string
  open: boolean
  close: () => void
  children: ReactNode
  /** what is asked must be answered: no way out by Escape or by a click beside it */
  firm?: boolean
}

/** A dialog that holds the focus until it is answered (React Aria). */
export function Ask({ title, open, close, children, firm = false }: AskProps) {
  return (
    <ModalOverlay
      className="veil"
      isOpen={open}
      isDismissable={!firm}
      isKeyboardDismissDisabled={firm}
      onOpenChange={(next) => {
        if (!next) close()
      }}
    >
      <Modal>
        <Dialog className="dialog">
          <div className="stack">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {children}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
