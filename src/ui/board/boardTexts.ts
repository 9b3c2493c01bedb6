/** The canvas's sentences in the person's language. */
import type { TFunction } from 'i18next'
import type { BoardTexts } from '../../canvas/texts'

export function boardTexts(t: TFunction): BoardTexts {
  return {
    newCompany: t('shell.board.newCompany'),
    instructions: t('shell.board.instructions'),
    companyName: t('shell.board.companyName'),
    flowResource: t('shell.board.flowResource'),
    noteText: t('shell.board.noteText'),
    frameTitle: t('shell.board.frameTitle'),
    goneWhileTyping: (typed) => (typed ? t('shell.board.goneWhileTyping', { typed }) : t('shell.board.gone')),
    selfFlow: t('shell.board.selfFlow'),
    chooseReceiver: t('shell.board.chooseReceiver'),
    offerTitle: t('shell.board.offerTitle'),
    offerName: t('shell.board.offerName'),
    offerCreate: t('shell.board.offerCreate'),
    offerCancel: t('shell.cancel'),
    offerKnown: t('shell.board.offerKnown'),
    offerConnect: t('shell.board.offerConnect'),
    everything: t('shell.board.everything'),
    moving: t('shell.board.moving'),
    resizing: t('shell.board.resizing'),
    chooseTitle: t('shell.board.chooseTitle'),
    chooseField: t('shell.board.chooseField'),
    chooseNone: t('shell.board.chooseNone'),
    cluster: (count) => t('shell.board.cluster', { count }),
  }
}
